namespace DenseLayers.Tests.Layers.Regularizers;

/// <summary>
/// Compares a regularizer with its formula in double, and its gradient with finite differences of that.
/// </summary>
internal static class RegularizerCheck
{
    public const float Scale = 0.5f;

    public static void Check(Regularizer regularizer, Shape shape, float[] values, Func<double[], double> formula)
    {
        double[] exact = [.. values.Select(value => (double)value)];
        double penalty = formula(exact);
        ((double)regularizer.Penalty(values, shape)).Should().BeApproximately(penalty, 1e-6 * Math.Max(1, penalty));

        float[] gradient = Enumerable.Repeat(10f, values.Length).ToArray();
        regularizer.AddGradient(values, shape, Scale, gradient);
        for (int i = 0; i < values.Length; i++)
        {
            const double step = 1e-6;
            double[] more = [.. exact];
            double[] less = [.. exact];
            more[i] += step;
            less[i] -= step;
            double difference = (formula(more) - formula(less)) / (2 * step);
            ((double)gradient[i]).Should().BeApproximately(10 + (Scale * difference), 3e-6, $"of element {i}");
        }
    }
}
