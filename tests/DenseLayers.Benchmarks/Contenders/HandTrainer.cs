using System.Numerics.Tensors;
using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>
/// A training step put together by hand from another's matrix product: forward, cross-entropy, backward, Adam.
/// </summary>
internal sealed unsafe class HandTrainer : Contender
{
    private readonly CaseData _data;
    private readonly Product _multiply;
    private readonly int _rows;
    private readonly NativeBuffer[] _values, _gradients, _kernelGradients, _biasGradients;
    private readonly HandAdam[] _kernels, _biases;
    private readonly float[] _losses = new float[TrainingReference.Steps];
    private int _step;

    public HandTrainer(string name, CaseData data, Product multiply, int threads)
        : base(name)
    {
        _data = data;
        _multiply = multiply;
        Case measured = data.Case;
        _rows = measured.Rows;
        _values = [.. measured.Sizes[1..].Select(size => new NativeBuffer((long)_rows * size))];
        _gradients = [.. measured.Sizes[1..].Select(size => new NativeBuffer((long)_rows * size))];
        _kernelGradients = [.. data.Kernels.Select(kernel => new NativeBuffer(kernel.Count))];
        _biasGradients = [.. data.Biases.Select(bias => new NativeBuffer(bias.Count))];
        _kernels = [.. data.Kernels.Select(kernel => new HandAdam(kernel.Span, threads))];
        _biases = [.. data.Biases.Select(bias => new HandAdam(bias.Span, threads: 1))];
        for (int step = 0; step < TrainingReference.Steps; step++)
        {
            Run();
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Result => _losses;

    /// <inheritdoc/>
    public override void Run()
    {
        int[] sizes = _data.Case.Sizes;
        int batch = _step % _data.Batches, last = _values.Length - 1;
        float* input = _data.Input.Pointer + ((long)batch * _rows * sizes[0]);
        for (int layer = 0; layer <= last; layer++)
        {
            float* kernel = _kernels[layer].Values.Pointer;
            float* values = _values[layer].Pointer;
            _multiply(false, false, _rows, sizes[layer + 1], sizes[layer], Input(layer), kernel, values);
            Rowwise.AddBias(_values[layer].Span, _biases[layer].Values.Span, relu: layer < last);
        }

        float loss = CrossEntropy(_data.Labels.AsSpan(batch * _rows, _rows));
        if (_step < _losses.Length)
        {
            _losses[_step] = loss;
        }

        _step++;
        for (int layer = last; layer >= 0; layer--)
        {
            int features = sizes[layer], units = sizes[layer + 1];
            float* gradient = _gradients[layer].Pointer;
            _multiply(true, false, features, units, _rows, Input(layer), gradient, _kernelGradients[layer].Pointer);
            SumRows(_gradients[layer].Span, _biasGradients[layer].Span);
            if (layer > 0)
            {
                NativeBuffer below = _gradients[layer - 1];
                _multiply(false, true, _rows, features, units, gradient, _kernels[layer].Values.Pointer, below.Pointer);
                Rowwise.ZeroWhereNotPositive(_values[layer - 1].Span, below.Span);
            }

            _kernels[layer].Step(_kernelGradients[layer], _step);
            _biases[layer].Step(_biasGradients[layer], _step);
        }

        float* Input(int layer) => layer == 0 ? input : _values[layer - 1].Pointer;
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        NativeBuffer[] buffers = [.. _values, .. _gradients, .. _kernelGradients, .. _biasGradients];
        foreach (NativeBuffer buffer in buffers)
        {
            buffer.Dispose();
        }

        foreach (HandAdam adam in (HandAdam[])[.. _kernels, .. _biases])
        {
            adam.Dispose();
        }
    }

    private float CrossEntropy(ReadOnlySpan<int> labels)
    {
        int classes = _data.Case.Sizes[^1];
        Span<float> scores = _gradients[^1].Span;
        _values[^1].Span.CopyTo(scores);
        Rowwise.Softmax(scores, classes);
        float sum = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ref float right = ref scores[(row * classes) + labels[row]];
            sum -= MathF.Log(right);
            right -= 1;
        }

        TensorPrimitives.Divide(scores, _rows, scores);
        return sum / _rows;
    }

    private static void SumRows(ReadOnlySpan<float> rows, Span<float> sum)
    {
        sum.Clear();
        for (int start = 0; start < rows.Length; start += sum.Length)
        {
            TensorPrimitives.Add(sum, rows.Slice(start, sum.Length), sum);
        }
    }
}
