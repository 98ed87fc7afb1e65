namespace DenseLayers.Kernels;

/// <summary>The order of a row's values. NaN is greater than any number, as NumPy and PyTorch have it.</summary>
internal static class Ranking
{
    /// <summary>The index of the greatest value, the first of several; of no values 0.</summary>
    public static int IndexOfGreatest(ReadOnlySpan<float> values)
    {
        int greatest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[greatest] || (float.IsNaN(values[i]) && !float.IsNaN(values[greatest])))
            {
                greatest = i;
            }
        }

        return greatest;
    }

    /// <summary>
    /// Whether fewer than <paramref name="k"/> values are greater than the one at <paramref name="index"/>.
    /// </summary>
    /// <remarks>A NaN there is never in the top: a comparison with it does not hold.</remarks>
    public static bool IsInTop(int k, ReadOnlySpan<float> values, int index)
    {
        float value = values[index];
        int greater = 0;
        foreach (float other in values)
        {
            greater += other <= value ? 0 : 1;
        }

        return greater < k && !float.IsNaN(value);
    }
}
