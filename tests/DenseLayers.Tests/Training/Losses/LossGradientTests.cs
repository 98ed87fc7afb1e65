using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

/// <summary>Gradients against finite differences of the formulas in double.</summary>
public class LossGradientTests
{
    [Fact]
    public void MeanSquaredError_Rank2() => LossGradient.CheckRows(
        new MeanSquaredError(), [2, 3], [0.1f, -0.4f, 2, 1, 0, 3], [0.3f, 0.9f, -1, 0.5f, 0.25f, 2],
        (t, p) => Row(p, i => (p[i] - t[i]) * (p[i] - t[i])) / p.Length);

    [Theory]
    [InlineData(0f)]
    [InlineData(0.2f)]
    public void CategoricalCrossentropy_Probabilities(float smoothing) => LossGradient.CheckRows(
        new CategoricalCrossentropy { LabelSmoothing = smoothing },
        [2, 3], [0, 1, 0, 0.5f, 0, 0.25f], [0.3f, 0.9f, 0.4f, 0.5f, 0.25f, 0.7f],
        (t, p) => Row(p, i => -Smooth(t[i], smoothing) * Math.Log(p[i] / p.Sum())));

    [Theory]
    [InlineData(0f)]
    [InlineData(0.2f)]
    public void CategoricalCrossentropy_Logits(float smoothing) => LossGradient.CheckRows(
        new CategoricalCrossentropy { FromLogits = true, LabelSmoothing = smoothing },
        [2, 3], [0, 1, 0, 0.5f, 0, 0.25f], [0.3f, -0.9f, 1.4f, 2.5f, 0.25f, -3],
        (t, p) => Row(p, i => -Smooth(t[i], smoothing) * LogSoftmax(p, i)));

    [Fact]
    public void SparseCategoricalCrossentropy_Probabilities() => LossGradient.CheckRows(
        new SparseCategoricalCrossentropy(), [2, 3], [2, 0], [0.3f, 0.9f, 0.4f, 0.5f, 0.25f, 0.7f],
        (t, p) => -Math.Log(p[(int)t[0]] / p.Sum()));

    [Fact]
    public void SparseCategoricalCrossentropy_Logits() => LossGradient.CheckRows(
        new SparseCategoricalCrossentropy { FromLogits = true }, [2, 3], [2, 0], [0.3f, -0.9f, 1.4f, 2.5f, 0.25f, -3],
        (t, p) => -LogSoftmax(p, (int)t[0]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CategoricalCrossentropy_AnotherAxis_IsThatOfTheLastTransposed(bool logits)
    {
        float[] predictions = [0.3f, 0.9f, 0.4f, 0.5f, 0.25f, 0.7f], targets = [1, 0, 0, 0, 0, 1];
        CategoricalCrossentropy last = new() { FromLogits = logits }, middle = new() { FromLogits = logits, Axis = 1 };
        float[] expected = last.ComputeGradient(new([1, 2, 3], targets), new([1, 2, 3], predictions)).Span.ToArray();
        Tensor actual = middle.ComputeGradient(
            new([1, 3, 2], Transposed(targets)), new([1, 3, 2], Transposed(predictions)));
        actual.Span.ToArray().Should().Equal(Transposed(expected));
    }

    [Fact]
    public void CategoricalHinge_OneHot() => LossGradient.CheckRows(
        new CategoricalHinge(), [2, 3], [0, 1, 0, 1, 0, 0], [0.3f, 0.9f, 0.4f, 2.5f, 0.25f, -0.7f],
        (t, p) => Math.Max(1 + p.Zip(t, (y, x) => (1 - x) * y).Max() - Row(p, i => t[i] * p[i]), 0));

    [Fact]
    public void CosineSimilarity_Rank2() => LossGradient.CheckRows(
        new CosineSimilarity(), [2, 3], [1, 2, 0.5f, -1, 0, 3], [0.3f, -0.9f, 1.4f, 2.5f, 0.25f, -3],
        (t, p) => -Row(p, i => t[i] * p[i]) / Math.Sqrt(Row(p, i => t[i] * t[i]) * Row(p, i => p[i] * p[i])));

    [Theory]
    [InlineData(0f, 2f)]
    [InlineData(0.2f, 0.5f)]
    [InlineData(0.2f, 0f)]
    public void CategoricalFocalCrossentropy_Options(float smoothing, float gamma)
    {
        float[] targets = [0, 1, 0, 0.5f, 0, 0.25f];
        double Term(double[] t, Func<int, double> probability) => Row(t, i => -0.3f *
            Math.Pow(1 - probability(i), gamma) * Smooth(t[i], smoothing) * Math.Log(probability(i)));
        CategoricalFocalCrossentropy Make(bool logits) =>
            new() { Alpha = 0.3f, Gamma = gamma, LabelSmoothing = smoothing, FromLogits = logits };

        LossGradient.CheckRows(
            Make(logits: false), [2, 3], targets, [0.3f, 0.9f, 0.4f, 0.5f, 0.25f, 0.7f],
            (t, p) => Term(t, i => p[i] / p.Sum()));
        LossGradient.CheckRows(
            Make(logits: true), [2, 3], targets, [0.3f, -0.9f, 1.4f, 2.5f, 0.25f, -3],
            (t, p) => Term(t, i => Math.Exp(LogSoftmax(p, i))));
    }

    [Fact]
    public void CategoricalGeneralizedCrossEntropy_ClassIds() => LossGradient.CheckRows(
        new CategoricalGeneralizedCrossEntropy { Q = 0.7f }, [2, 3], [2, 0], [0.3f, 0.9f, 0.4f, 0.5f, 0.25f, 0.7f],
        (t, p) => (1 - Math.Pow(p[(int)t[0]], 0.7f)) / 0.7f);

    private static float[] Transposed(float[] twoByThree) =>
        [twoByThree[0], twoByThree[3], twoByThree[1], twoByThree[4], twoByThree[2], twoByThree[5]];

    private static double Row(double[] row, Func<int, double> term) => Enumerable.Range(0, row.Length).Sum(term);

    private static double Smooth(double target, double smoothing) => (target * (1 - smoothing)) + (smoothing / 3);

    private static double LogSoftmax(double[] logits, int index) => logits[index] - Math.Log(logits.Sum(Math.Exp));
}
