namespace DenseLayers;

/// <summary>How the values of <see cref="VarianceScaling"/> are distributed around 0.</summary>
public enum RandomDistribution
{
    /// <summary>
    /// Normal, without the values further than two standard deviations from 0; the variance is that after the cut.
    /// </summary>
    TruncatedNormal,

    /// <summary>Normal.</summary>
    UntruncatedNormal,

    /// <summary>Uniform.</summary>
    Uniform,
}
