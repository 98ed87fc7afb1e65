using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

/// <summary>
/// Compares what a <see cref="GradientRun"/> gives for <c>Σ weight · output</c>, plus activity penalties, with finite
/// differences of the same model written in double precision.
/// </summary>
internal sealed class GradientCheck
{
    private const double Step = 1e-4, Tolerance = 1e-5;

    private readonly Model _model;
    private readonly int _batch;

    public GradientCheck(Model model, int batch)
    {
        _model = model;
        _batch = batch;
        Run = new PlanRun(PlanBuilder.Build(model.Graph, model.InputShapes, training: true), batch, new RandomSeed(3));
        Run.Forward(batch, training: true, iteration: 0);
    }

    /// <summary>The forward run, whose noise the reference repeats.</summary>
    public PlanRun Run { get; }

    /// <summary>Compares.</summary>
    /// <param name="reference">The outputs of the model for its parameters.</param>
    /// <param name="penalty">What is added to the loss, for parameters and outputs.</param>
    public void Against(Func<double[][], double[][]> reference, Func<double[][], double>? penalty = null)
    {
        GradientRun gradients = new(Run, _model.Parameters);
        double[][] parameters =
            [.. _model.Parameters.Select(parameter => Array.ConvertAll(parameter.Values.ToArray(), Convert.ToDouble))];
        double[][] outputs = reference(parameters);
        for (int i = 0; i < outputs.Length; i++)
        {
            Run.Output(i, _batch).ToArray().Should().HaveSameCount(outputs[i]);
            for (int j = 0; j < outputs[i].Length; j++)
            {
                Assert.Equal(outputs[i][j], Run.Output(i, _batch)[j], Tolerance);
                gradients.Output(i, _batch)[j] = Weight(i, j);
            }
        }

        gradients.Backward(_batch);
        for (int p = 0; p < parameters.Length; p++)
        {
            for (int j = 0; j < parameters[p].Length; j++)
            {
                double expected = Difference(parameters, p, j), actual = gradients.Parameters.Gradient(p)[j];
                if (!(Math.Abs(actual - expected) <= Tolerance * (1 + Math.Abs(expected))))
                {
                    Assert.Fail(
                        $"Gradient of {_model.Parameters[p]} at {j} is {actual:R}, but differences give {expected:R}.");
                }
            }
        }

        double Difference(double[][] at, int p, int j)
        {
            double value = at[p][j];
            at[p][j] = value + Step;
            double above = Loss(at);
            at[p][j] = value - Step;
            double below = Loss(at);
            at[p][j] = value;
            return (above - below) / (2 * Step);
        }

        double Loss(double[][] at) =>
            reference(at).Select((output, i) => output.Select((value, j) => value * Weight(i, j)).Sum()).Sum()
            + (penalty?.Invoke(at) ?? 0);
    }

    private static float Weight(int output, int index) => ((((index * 7) + output) % 9) - 3) / 4f;
}
