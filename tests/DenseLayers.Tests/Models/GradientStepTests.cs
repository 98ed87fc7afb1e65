using DenseLayers.Tests.Execution;
using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

/// <summary>One step of training goes down the gradient of loss and penalties.</summary>
public class GradientStepTests
{
    private static readonly Tensor _x = Numbers.Tensor([10, 3], 1);
    private static readonly Tensor _y = new([10, 1], [0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f]);

    [Fact]
    public void Fit_OneStep_FollowsTheGradientOfLossAndPenalties()
    {
        Sequential model = new([3], seed: 1)
        {
            new Dense(4, Activation.Tanh)
            {
                KernelRegularizer = new L2(0.1f),
                BiasRegularizer = new L1(0.2f),
                ActivityRegularizer = new L2(0.3f),
                BiasInitializer = new Constant(0.5f),
            },
            new Dense(1) { KernelRegularizer = new L1(0.05f) },
        };
        double[][] before = InDouble(model);
        model.Compile(new Sgd(1), new MeanSquaredError());
        float loss = model.Fit(_x, _y, batchSize: 10).Epochs[0].Loss;
        double[][] after = InDouble(model);
        loss.Should().BeApproximately((float)Loss(before), 1e-4f);
        for (int p = 0; p < before.Length; p++)
        {
            for (int j = 0; j < before[p].Length; j++)
            {
                double value = before[p][j];
                before[p][j] = value + 1e-4;
                double above = Loss(before);
                before[p][j] = value - 1e-4;
                double difference = (above - Loss(before)) / 2e-4;
                before[p][j] = value;
                (value - after[p][j]).Should().BeApproximately(difference, 2e-5, "{0} at {1}", model.Parameters[p], j);
            }
        }

        static double Loss(double[][] p)
        {
            double[] x = [.. _x.Span.ToArray().Select(value => (double)value)];
            double[] hidden = InDoubles.Tanh(InDoubles.Dense(x, p[0], p[1], 4));
            double[] y = InDoubles.Dense(hidden, p[2], p[3], 1);
            return y.Select((value, i) => (value - i) * (value - i)).Average()
                + (0.3 * Squares(hidden) / 10) + (0.1 * Squares(p[0])) + (0.2 * p[1].Sum(Math.Abs))
                + (0.05 * p[2].Sum(Math.Abs));
        }

        static double Squares(double[] values) => values.Sum(value => value * value);
    }

    private static double[][] InDouble(Model model) =>
        [.. model.Parameters.Select(parameter => parameter.Values.ToArray().Select(value => (double)value).ToArray())];
}
