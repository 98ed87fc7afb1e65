using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>The library itself.</summary>
internal sealed class LibraryPeer : Peer
{
    /// <inheritdoc/>
    public override string Name => "DenseLayers";

    /// <inheritdoc/>
    public override Contender Enter(CaseData data, int threads) =>
        data.Case.Trains ? new LibraryTrainer(Name, data, threads) : new LibraryContender(Name, data, threads);
}
