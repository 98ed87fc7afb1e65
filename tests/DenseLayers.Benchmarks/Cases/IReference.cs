namespace DenseLayers.Benchmarks.Cases;

/// <summary>Knows what a case must come to.</summary>
internal interface IReference
{
    /// <summary>The largest difference from the right values, as a part of the largest of them.</summary>
    double Error(ReadOnlySpan<float> result);
}
