using DenseLayers;

namespace Mnist;

/// <summary>Handwritten digits as a network takes them.</summary>
/// <param name="Images">The pictures, shape <c>(count, 28, 28)</c>: ink from 0 to 1.</param>
/// <param name="Labels">The digit that each picture shows, shape <c>(count)</c>.</param>
internal sealed record DigitSet(Tensor Images, Tensor Labels)
{
    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Length;
}
