using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Native;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>OpenBLAS for the products; bias, activations and training by hand around it.</summary>
internal sealed unsafe class OpenBlasPeer : Peer
{
    private readonly OpenBlas? _library = OpenBlas.TryLoad();

    /// <inheritdoc/>
    public override string Name => _library is null ? "OpenBLAS" : $"OpenBLAS {_library.Version} ({_library.Core})";

    /// <inheritdoc/>
    public override string? Missing => _library is null ? "libopenblas.so.0" : null;

    /// <inheritdoc/>
    public override Contender Enter(CaseData data, int threads)
    {
        OpenBlas library = _library!;
        library.SetThreads(threads);
        return data.Case.Trains
            ? new HandTrainer(Name, data, library.Multiply, threads)
            : new HandPredictor(Name, data, library.Multiply);
    }
}
