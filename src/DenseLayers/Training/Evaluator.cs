using DenseLayers.Execution;

namespace DenseLayers.Training;

/// <summary>Evaluates a model on data, batch by batch. For one thread at a time.</summary>
internal sealed class Evaluator : Batcher
{
    private readonly TrainingData _data;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly int[] _indices;

    /// <summary>Prepares to evaluate.</summary>
    /// <param name="run">Runs the model's plan for predicting.</param>
    /// <param name="outputs">Losses and metrics of the model's outputs.</param>
    /// <param name="names">The outputs' names.</param>
    /// <param name="data">The data.</param>
    /// <param name="parameters">The parameters that are trained, whose penalties count.</param>
    public Evaluator(
        PlanRun run,
        IReadOnlyList<OutputLoss> outputs,
        IReadOnlyList<string> names,
        TrainingData data,
        IReadOnlyList<Parameter> parameters)
        : base(run, outputs, names, data)
    {
        _data = data;
        _parameters = parameters;
        _indices = [.. Enumerable.Range(0, data.Count)];
    }

    /// <summary>Loss and metrics on all samples.</summary>
    public TrainingLog Evaluate(CancellationToken cancellationToken)
    {
        Scores.Reset();
        float penalty = ParameterPenalty.Sum(_parameters);
        for (int start = 0; start < _indices.Length; start += Run.Samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(Run.Samples, _indices.Length - start);
            _ = Score(_data, _indices.AsSpan(start, count), training: false, iteration: 0, penalty);
        }

        return Scores.Log.Copy();
    }
}
