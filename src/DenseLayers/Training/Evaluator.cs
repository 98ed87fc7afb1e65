namespace DenseLayers.Training;

/// <summary>Evaluates a model, batch by batch. For one thread at a time.</summary>
/// <param name="owner">The model, for messages.</param>
/// <param name="batchers">Runs the model.</param>
/// <param name="source">Gives the batches.</param>
/// <param name="steps">The most batches to take; <see langword="null"/> takes all.</param>
/// <param name="parameters">The parameters that are trained, whose penalties count.</param>
internal sealed class Evaluator(
    string owner,
    BatcherSlot<Batcher> batchers,
    BatchSource source,
    int? steps,
    IReadOnlyList<Parameter> parameters)
{
    /// <summary>Loss and metrics on all samples.</summary>
    /// <exception cref="ArgumentException">There is no batch.</exception>
    public TrainingLog Evaluate(CancellationToken cancellationToken)
    {
        float penalty = ParameterPenalty.Sum(parameters);
        Scoreboard? scores = null;
        try
        {
            source.Begin(default);
            for (int step = 0; step != steps; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!source.Next())
                {
                    break;
                }

                Batcher batcher = batchers.For(source.Data, source.Indices.Length);
                if (scores is null)
                {
                    scores = batcher.Scores;
                    scores.Reset();
                }

                _ = batcher.Score(source.Data, source.Indices, training: false, iteration: 0, penalty);
            }
        }
        finally
        {
            source.End();
        }

        return scores is null ? throw NoData.Of(owner) : scores.Log.Copy();
    }
}
