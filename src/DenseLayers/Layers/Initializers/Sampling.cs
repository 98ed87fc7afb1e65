namespace DenseLayers;

/// <summary>Fills spans with random numbers: one draw for each value, the same bits on every platform.</summary>
internal static class Sampling
{
    // Φ(2) - 1/2: the share of a normal distribution between its mean and two standard deviations above.
    private const double ShareBelowTwo = 0.47724986805182079;

    // Half the distance between two neighbours of NextDouble: makes the numbers symmetric about 1/2, without 0 and 1.
    private const double HalfStep = 1.0 / (1UL << 54);

    /// <summary>
    /// Uniform from <paramref name="low"/> to below <paramref name="high"/>, before rounding to float.
    /// </summary>
    public static void Uniform(Span<float> values, Random random, double low, double high)
    {
        foreach (ref float value in values)
        {
            value = (float)(low + ((high - low) * random.NextDouble()));
        }
    }

    public static void Normal(Span<float> values, Random random, double mean, double standardDeviation)
    {
        foreach (ref float value in values)
        {
            value = (float)(mean + (standardDeviation * StandardNormal(random)));
        }
    }

    /// <summary>Normal, but never further than two standard deviations from the mean.</summary>
    public static void TruncatedNormal(Span<float> values, Random random, double mean, double standardDeviation)
    {
        foreach (ref float value in values)
        {
            double share = 2 * ShareBelowTwo * Centered(random);
            value = (float)(mean + (standardDeviation * NormalQuantile.AtHalfPlus(share)));
        }
    }

    public static double StandardNormal(Random random) => NormalQuantile.AtHalfPlus(Centered(random));

    /// <summary>Uniform between -1/2 and 1/2, both excluded. Exact: no rounding moves a number onto a bound.</summary>
    private static double Centered(Random random) => random.NextDouble() - 0.5 + HalfStep;
}
