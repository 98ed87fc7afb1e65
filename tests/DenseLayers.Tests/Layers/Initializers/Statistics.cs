namespace DenseLayers.Tests.Layers.Initializers;

/// <summary>Mean, standard deviation and extremes of many values of an initializer.</summary>
internal sealed record Statistics(double Mean, double StandardDeviation, float Minimum, float Maximum)
{
    public static Statistics Of(Initializer initializer, Shape shape)
    {
        float[] values = initializer.Apply(shape).Span.ToArray();
        double mean = values.Average(value => (double)value);
        double variance = values.Average(value => (value - mean) * (value - mean));
        return new Statistics(mean, Math.Sqrt(variance), values.Min(), values.Max());
    }
}
