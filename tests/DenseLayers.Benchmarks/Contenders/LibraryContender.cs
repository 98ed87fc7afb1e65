using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>The library predicting, in the form with spans.</summary>
internal sealed class LibraryContender(string name, CaseData data, int threads) : Contender(name)
{
    private readonly Sequential _model = LibraryModel.Of(data, threads);
    private readonly NativeBuffer _output = new(data.Case.OutputCount);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Result => _output.Span;

    /// <inheritdoc/>
    public override void Run() => _model.Predict(data.Input.Span, _output.Span);

    /// <inheritdoc/>
    protected override void Release() => _output.Dispose();
}
