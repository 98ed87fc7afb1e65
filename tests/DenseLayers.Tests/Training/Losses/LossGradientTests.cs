using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

/// <summary>Gradients against finite differences of the formulas in double.</summary>
public class LossGradientTests
{
    private static readonly double[] _weights = [0.5, 2];

    [Fact]
    public void MeanSquaredError_Rank2() => Check(
        new MeanSquaredError(), [2, 3], [0.1f, -0.4f, 2, 1, 0, 3], [0.3f, 0.9f, -1, 0.5f, 0.25f, 2],
        (t, p) => Row(p, i => (p[i] - t[i]) * (p[i] - t[i])) / p.Length);

    [Theory]
    [InlineData(0f)]
    [InlineData(0.2f)]
    public void CategoricalCrossentropy_Probabilities(float smoothing) => Check(
        new CategoricalCrossentropy { LabelSmoothing = smoothing },
        [2, 3], [0, 1, 0, 0.5f, 0, 0.25f], [0.3f, 0.9f, 0.4f, 0.5f, 0.25f, 0.7f],
        (t, p) => Row(p, i => -Smooth(t[i], smoothing) * Math.Log(p[i] / p.Sum())));

    [Theory]
    [InlineData(0f)]
    [InlineData(0.2f)]
    public void CategoricalCrossentropy_Logits(float smoothing) => Check(
        new CategoricalCrossentropy { FromLogits = true, LabelSmoothing = smoothing },
        [2, 3], [0, 1, 0, 0.5f, 0, 0.25f], [0.3f, -0.9f, 1.4f, 2.5f, 0.25f, -3],
        (t, p) => Row(p, i => -Smooth(t[i], smoothing) * LogSoftmax(p, i)));

    [Fact]
    public void SparseCategoricalCrossentropy_Probabilities() => Check(
        new SparseCategoricalCrossentropy(), [2, 3], [2, 0], [0.3f, 0.9f, 0.4f, 0.5f, 0.25f, 0.7f],
        (t, p) => -Math.Log(p[(int)t[0]] / p.Sum()));

    [Fact]
    public void SparseCategoricalCrossentropy_Logits() => Check(
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

    private static float[] Transposed(float[] twoByThree) =>
        [twoByThree[0], twoByThree[3], twoByThree[1], twoByThree[4], twoByThree[2], twoByThree[5]];

    private static double Row(double[] row, Func<int, double> term) => Enumerable.Range(0, row.Length).Sum(term);

    private static double Smooth(double target, double smoothing) => (target * (1 - smoothing)) + (smoothing / 3);

    private static double LogSoftmax(double[] logits, int index) => logits[index] - Math.Log(logits.Sum(Math.Exp));

    private static void Check(
        Loss loss, Shape shape, float[] targets, float[] predictions, Func<double[], double[], double> rowLoss)
    {
        const double Step = 1e-6;
        int rows = shape[0], size = shape[1], targetSize = targets.Length / rows;
        Tensor gradient = loss.ComputeGradient(
            new Tensor(targetSize == 1 ? [rows] : shape, targets),
            new Tensor(shape, predictions),
            new Tensor([rows], [.. _weights.Select(weight => (float)weight)]));

        for (int i = 0; i < predictions.Length; i++)
        {
            int row = i / size;
            double[] target = [.. targets.Skip(row * targetSize).Take(targetSize).Select(value => (double)value)];
            double At(double shift)
            {
                double[] values = [.. predictions.Skip(row * size).Take(size).Select(value => (double)value)];
                values[i % size] += shift;
                return rowLoss(target, values) * _weights[row] / rows;
            }

            double expected = (At(Step) - At(-Step)) / (2 * Step);
            ((double)gradient.Span[i])
                .Should().BeApproximately(expected, 1e-6 + (1e-6 * Math.Abs(expected)), "of element {0}", i);
        }
    }
}
