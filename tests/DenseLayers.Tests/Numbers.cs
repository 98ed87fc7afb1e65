namespace DenseLayers.Tests;

/// <summary>
/// Numbers to compute with: fixed by a seed, from -1 to 1, and none within 0.02 of 0, where relu has its kink.
/// </summary>
internal static class Numbers
{
    public static float[] Some(int count, int seed = 1)
    {
        SeededRandom random = new(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            float value = (random.NextSingle() * 1.96f) - 0.98f;
            values[i] = value < 0 ? value - 0.02f : value + 0.02f;
        }

        return values;
    }

    public static Tensor Tensor(Shape shape, int seed = 1) => new(shape, Some(shape.ElementCount, seed));

    /// <summary>The bits, which tell apart what equality of numbers does not.</summary>
    public static int[] Bits(ReadOnlySpan<float> values)
    {
        int[] bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        }

        return bits;
    }

    /// <summary>The bits of all parameters of a model.</summary>
    public static int[] Bits(Model model) => [.. model.Parameters.SelectMany(parameter => Bits(parameter.Values))];
}
