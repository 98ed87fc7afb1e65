using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>A library that may or may not be at hand, and makes contenders.</summary>
internal abstract class Peer
{
    /// <summary>Its name and, once it is loaded, its version.</summary>
    public abstract string Name { get; }

    /// <summary>Why it cannot take part; <see langword="null"/> if it can.</summary>
    public virtual string? Missing => null;

    /// <summary>A contender for a case, or <see langword="null"/> if the case is not for this peer.</summary>
    public abstract Contender? Enter(CaseData data, int threads);
}
