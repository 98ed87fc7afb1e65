using DenseLayers;

namespace Cifar10;

/// <summary>Colour pictures as a network takes them.</summary>
/// <param name="Images">The pictures, shape <c>(count, 32, 32, 3)</c>: red, green, blue from 0 to 1.</param>
/// <param name="Labels">What each picture shows, shape <c>(count)</c>: an index of <see cref="Classes"/>.</param>
internal sealed record ImageSet(Tensor Images, Tensor Labels)
{
    /// <summary>What pictures show.</summary>
    public static IReadOnlyList<string> Classes { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Length;
}
