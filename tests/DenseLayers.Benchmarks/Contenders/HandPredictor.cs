using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>A prediction put together by hand from another's matrix product.</summary>
internal sealed unsafe class HandPredictor : Contender
{
    private readonly CaseData _data;
    private readonly Product _multiply;
    private readonly NativeBuffer[] _values;

    public HandPredictor(string name, CaseData data, Product multiply)
        : base(name)
    {
        _data = data;
        _multiply = multiply;
        Case measured = data.Case;
        _values = [.. measured.Sizes[1..].Select(size => new NativeBuffer((long)measured.Rows * size))];
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Result => _values[^1].Span;

    /// <inheritdoc/>
    public override void Run()
    {
        Case measured = _data.Case;
        float* input = _data.Input.Pointer;
        for (int layer = 0; layer < _values.Length; layer++)
        {
            NativeBuffer output = _values[layer];
            _multiply(
                false, false, measured.Rows, measured.Sizes[layer + 1], measured.Sizes[layer],
                input, _data.Kernels[layer].Pointer, output.Pointer);
            Rowwise.AddBias(output.Span, _data.Biases[layer].Span, relu: layer < _values.Length - 1);
            input = output.Pointer;
        }

        if (measured.Softmax)
        {
            Rowwise.Softmax(_values[^1].Span, measured.Sizes[^1]);
        }
    }

    /// <inheritdoc/>
    protected override void Release() => Array.ForEach(_values, buffer => buffer.Dispose());
}
