using DenseLayers.Execution;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>Trains a model batch by batch: forward, loss, backward, step. For one thread at a time.</summary>
internal sealed class Trainer : Batcher
{
    private readonly GradientRun _gradients;
    private readonly Optimizer _optimizer;
    private readonly int _outputs;

    /// <summary>Prepares to train.</summary>
    /// <param name="run">Runs the model's plan for training.</param>
    /// <param name="outputs">Losses and metrics of the model's outputs.</param>
    /// <param name="names">The outputs' names.</param>
    /// <param name="data">The data, or any that has its shapes.</param>
    /// <param name="parameters">The parameters to train.</param>
    /// <param name="optimizer">Changes them.</param>
    /// <param name="scores">
    /// Goes on gathering what another trainer began; <see langword="null"/> begins anew.
    /// </param>
    public Trainer(
        PlanRun run,
        IReadOnlyList<OutputLoss> outputs,
        IReadOnlyList<string> names,
        TrainingData data,
        IReadOnlyList<Parameter> parameters,
        Optimizer optimizer,
        Scoreboard? scores)
        : base(run, outputs, names, data, scores)
    {
        optimizer.Build(parameters);
        _optimizer = optimizer;
        _outputs = outputs.Count;
        _gradients = new GradientRun(Run, parameters);
    }

    /// <summary>
    /// Trains on a batch. Allocates nothing. A loss that is not finite would spoil the parameters: no step follows it.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="indices">The samples of the batch.</param>
    /// <returns>The loss before the step.</returns>
    public float Step(TrainingData data, ReadOnlySpan<int> indices)
    {
        using Shift shift = Shift.Begin();
        ParameterGradients gradients = _gradients.Parameters;
        float penalty = ParameterPenalty.Sum(gradients.Parameters);
        float loss = Score(data, indices, training: true, _optimizer.Iterations, penalty);
        if (!float.IsFinite(loss))
        {
            return loss;
        }

        for (int i = 0; i < _outputs; i++)
        {
            OutputGradient(i, indices.Length, _gradients.Output(i, indices.Length));
        }

        float scale = _optimizer.LossScaleFactor ?? 1;
        _gradients.Backward(indices.Length, scale);
        for (int i = 0; i < gradients.Parameters.Count; i++)
        {
            Parameter parameter = gradients.Parameters[i];
            parameter.Regularizer?.AddGradient(parameter.Values, parameter.Shape, scale, gradients.Gradient(i));
        }

        _optimizer.Apply(gradients.Memory, gradients.Places, Run.Threads, gradients.Products);
        return loss;
    }
}
