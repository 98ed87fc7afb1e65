using System.Globalization;

namespace DenseLayers;

/// <summary>Writes sizes and products the way an explanation shows them.</summary>
internal static class Arithmetic
{
    /// <summary>What is said of a layer without parameters.</summary>
    public const string NoParameters = "no parameters";

    /// <summary>A number with separators: <c>1,024</c>.</summary>
    public static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The factors: <c>32 × 32</c>; <c>1</c> if there are none, <c>None</c> for an unknown one.</summary>
    public static string Factors(params ReadOnlySpan<long> sizes)
    {
        string[] texts = new string[sizes.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = sizes[i] == Shape.Unknown ? "None" : Text(sizes[i]);
        }

        return texts.Length == 0 ? "1" : string.Join(" × ", texts);
    }

    /// <summary>The factors and what they come to: <c>32 × 32 = 1,024</c>; a single one alone.</summary>
    public static string Equation(params ReadOnlySpan<long> sizes) =>
        sizes.Length > 1 && Product(sizes) is { } product ? $"{Factors(sizes)} = {Text(product)}" : Factors(sizes);

    /// <summary>The product; <see langword="null"/> if a size is unknown.</summary>
    public static long? Product(params ReadOnlySpan<long> sizes)
    {
        long product = 1;
        foreach (long size in sizes)
        {
            if (size == Shape.Unknown)
            {
                return null;
            }

            product = checked(product * size);
        }

        return product;
    }

    /// <summary>The sizes of one sample, without the batch.</summary>
    public static long[] SampleSizes(Shape shape) => [.. shape.Skip(1).Select(size => (long)size)];

    /// <summary>Memory of the values of one sample; <see langword="null"/> if a size is unknown.</summary>
    public static long? SampleBytes(Shape shape) => sizeof(float) * Product(SampleSizes(shape));

    /// <summary>A number of bytes in the unit that suits it: <c>512 B</c>, <c>8.00 KB</c>.</summary>
    public static string Bytes(long bytes) => bytes < 1024 ? $"{Text(bytes)} B" : ReadableSize.Format(bytes);

    /// <summary>Axes by their numbers: <c>the last axis</c>, <c>axis 1</c>, <c>axis 1 and the last axis</c>.</summary>
    public static string Axes(Shape shape, IReadOnlyList<int> axes) => string.Join(
        " and ",
        axes.Select(shape.NormalizeAxis).Select(axis => axis == shape.Rank - 1 ? "the last axis" : $"axis {axis}"));
}
