namespace DenseLayers;

/// <summary>What <see cref="VarianceScaling"/> and the initializers of Glorot, He and LeCun compute.</summary>
internal static class FanScaling
{
    // √(1 - 4 φ(2) / (2 Φ(2) - 1)): the standard deviation of a standard normal variable cut off at ±2.
    private const double TruncatedDeviation = 0.87962566103423978;

    public static void Fill(
        Span<float> values, Shape shape, Random random, double scale, FanMode mode, RandomDistribution distribution)
    {
        (double fanIn, double fanOut) = Fans(shape);
        double fan = mode switch
        {
            FanMode.FanIn => fanIn,
            FanMode.FanOut => fanOut,
            _ => (fanIn + fanOut) / 2,
        };
        double variance = scale / Math.Max(1, fan);
        switch (distribution)
        {
            case RandomDistribution.Uniform:
                double limit = Math.Sqrt(3 * variance);
                Sampling.Uniform(values, random, -limit, limit);
                break;
            case RandomDistribution.UntruncatedNormal:
                Sampling.Normal(values, random, 0, Math.Sqrt(variance));
                break;
            default:
                Sampling.TruncatedNormal(values, random, 0, Math.Sqrt(variance) / TruncatedDeviation);
                break;
        }
    }

    /// <summary>The numbers of inputs that reach an output, and of outputs that an input reaches.</summary>
    public static (double In, double Out) Fans(Shape shape)
    {
        if (shape.Rank < 2)
        {
            double both = shape.Rank == 0 ? 1 : shape[0];
            return (both, both);
        }

        double receptiveField = 1;
        for (int axis = 0; axis < shape.Rank - 2; axis++)
        {
            receptiveField *= shape[axis];
        }

        return (shape[^2] * receptiveField, shape[^1] * receptiveField);
    }
}
