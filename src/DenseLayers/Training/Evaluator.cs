using DenseLayers.Execution;

namespace DenseLayers.Training;

/// <summary>Evaluates a model on data, batch by batch. For one thread at a time.</summary>
internal sealed class Evaluator(
    Plan plan,
    IReadOnlyList<OutputLoss> outputs,
    IReadOnlyList<string> names,
    TrainingData data,
    int samples,
    IReadOnlyList<Parameter> parameters) : Batcher(plan, outputs, names, data, samples, seed: 0)
{
    private readonly int[] _indices = [.. Enumerable.Range(0, data.Count)];

    /// <summary>Loss and metrics on all samples.</summary>
    public TrainingLog Evaluate(CancellationToken cancellationToken)
    {
        Scores.Reset();
        float penalty = ParameterPenalty.Sum(parameters);
        for (int start = 0; start < _indices.Length; start += Run.Samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(Run.Samples, _indices.Length - start);
            _ = Score(data, _indices.AsSpan(start, count), training: false, iteration: 0, penalty);
        }

        return Scores.Log.Copy();
    }
}
