namespace DenseLayers.Tests.Golden;

/// <summary>
/// Some 20,000 values of an initializer for one shape, and how they may differ from the distribution they follow.
/// </summary>
internal sealed class InitializerSample
{
    private const int Enough = 20_000;

    private readonly float[] _values;

    public InitializerSample(Initializer initializer, Shape shape) =>
        _values =
        [
            .. Enumerable.Range(0, (Enough / shape.ElementCount) + 1)
                .SelectMany(seed => Unseeded(initializer, shape, seed).Span.ToArray()),
        ];

    /// <summary>The values a parameter of the shape gets; the initializer's own seed wins over the given one.</summary>
    public static Tensor Draw(Initializer initializer, Shape shape, long seed) =>
        Unseeded(initializer, shape, initializer.Seed ?? seed);

    /// <summary>Fails unless mean and standard deviation are within five standard errors of those expected.</summary>
    public void CheckMoments(double mean, double deviation)
    {
        double error = 5 * deviation / Math.Sqrt(_values.Length);
        double actualMean = _values.Average(value => (double)value);
        actualMean.Should().BeApproximately(mean, error);
        Math.Sqrt(_values.Average(value => (value - actualMean) * (value - actualMean)))
            .Should().BeApproximately(deviation, error);
    }

    /// <summary>Fails unless all values are within the bounds and some come near each of them.</summary>
    public void CheckReaches(double low, double high)
    {
        // The bounds are doubles, of which the values are rounded to float.
        double rounding = 1e-6 * (high - low), near = 0.02 * (high - low);
        ((double)_values.Min()).Should().BeInRange(low - rounding, low + near);
        ((double)_values.Max()).Should().BeInRange(high - near, high + rounding);
    }

    private static Tensor Unseeded(Initializer initializer, Shape shape, long seed)
    {
        Tensor tensor = new(shape);
        initializer.Fill(tensor.Span, shape, new SeededRandom(seed));
        return tensor;
    }
}
