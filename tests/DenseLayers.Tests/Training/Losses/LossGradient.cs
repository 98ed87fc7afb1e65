using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

/// <summary>Compares the gradient of a loss with finite differences of its formula in double.</summary>
internal static class LossGradient
{
    private const double Step = 1e-6;

    /// <summary>For a loss that gives one number for each row of the last axis.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="shape">The shape of the predictions, two rows.</param>
    /// <param name="targets">As many as predictions, or one for each row.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="rowLoss">The loss of a row's targets and predictions.</param>
    public static void CheckRows(
        Loss loss, Shape shape, float[] targets, float[] predictions, Func<double[], double[], double> rowLoss)
    {
        int rows = shape[0], targetSize = targets.Length / rows;
        Check(
            loss,
            new Tensor(targetSize == 1 && shape[1] != 1 ? [rows] : shape, targets),
            new Tensor(shape, predictions),
            new Tensor([rows], [.. Enumerable.Range(1, rows).Select(row => row - 0.5f)]),
            (t, p) => Enumerable.Range(0, rows).Sum(row =>
                (row + 0.5) / rows * rowLoss(Part(t, row, targetSize), Part(p, row, shape[1]))));
    }

    /// <summary>For any loss.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="weights">The sample weights, if any.</param>
    /// <param name="reduced">The reduced loss of all targets and predictions.</param>
    public static void Check(
        Loss loss, Tensor targets, Tensor predictions, Tensor? weights, Func<double[], double[], double> reduced)
    {
        double[] t = [.. targets.Span.ToArray().Select(value => (double)value)];
        double[] p = [.. predictions.Span.ToArray().Select(value => (double)value)];
        double value = reduced(t, p);
        ((double)loss.Compute(targets, predictions, weights))
            .Should().BeApproximately(value, 2e-6 * Math.Max(1, Math.Abs(value)), "that is the value");
        float[] gradient = loss.ComputeGradient(targets, predictions, weights).Span.ToArray();
        for (int i = 0; i < p.Length; i++)
        {
            double at = p[i];
            p[i] = at + Step;
            double above = reduced(t, p);
            p[i] = at - Step;
            double expected = (above - reduced(t, p)) / (2 * Step);
            p[i] = at;
            ((double)gradient[i])
                .Should().BeApproximately(expected, 1e-6 + (2e-6 * Math.Abs(expected)), "of element {0}", i);
        }
    }

    private static double[] Part(double[] values, int row, int size) => values[(row * size)..((row + 1) * size)];
}
