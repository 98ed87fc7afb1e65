namespace DenseLayers.Training;

/// <summary>Gathers loss and metrics over the batches of an epoch or of an evaluation.</summary>
internal sealed class Scoreboard
{
    private readonly IReadOnlyList<OutputLoss> _outputs;
    private readonly Mean _total = new();
    private readonly Shape[] _lossShapes;
    private readonly Mean[] _losses;
    private readonly float[][] _rowLosses;
    private readonly float[][] _rowWeights;

    /// <summary>Prepares to score batches.</summary>
    /// <param name="outputs">Losses and metrics of the model's outputs.</param>
    /// <param name="names">The outputs' names.</param>
    /// <param name="lossShapes">The shape of the losses of each output; one without a batch has as many for any.</param>
    /// <param name="samples">The most samples in a batch.</param>
    public Scoreboard(IReadOnlyList<OutputLoss> outputs, IReadOnlyList<string> names, Shape[] lossShapes, int samples)
    {
        _outputs = outputs;
        _lossShapes = lossShapes;
        _losses = [.. outputs.Select(_ => new Mean())];
        _rowLosses = [.. outputs.Select((_, index) => new float[Rows(index, samples)])];
        _rowWeights = [.. outputs.Select((_, index) => new float[Rows(index, samples)])];
        Log = new TrainingLog(LogNames(outputs, names));
    }

    /// <summary>Loss and metrics since <see cref="Reset"/>.</summary>
    public TrainingLog Log { get; }

    /// <summary>Forgets all batches.</summary>
    public void Reset()
    {
        _total.Reset();
        for (int i = 0; i < _outputs.Count; i++)
        {
            _losses[i].Reset();
            foreach (Metric metric in _outputs[i].Metrics)
            {
                metric.Reset();
            }
        }
    }

    /// <summary>Takes one output of a batch into account.</summary>
    /// <param name="index">Which output.</param>
    /// <param name="targets">What should have been predicted.</param>
    /// <param name="targetShape">Its shape.</param>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="predictionShape">Its shape.</param>
    /// <param name="count">Samples in the batch.</param>
    /// <returns>The weighted loss of the output.</returns>
    public float ScoreOutput(
        int index,
        ReadOnlySpan<float> targets,
        Shape targetShape,
        ReadOnlySpan<float> predictions,
        Shape predictionShape,
        int count)
    {
        OutputLoss output = _outputs[index];
        int rows = Rows(index, count);
        float loss = output.Loss.Evaluate(
            targets,
            predictions,
            default,
            _rowLosses[index].AsSpan(0, rows),
            _rowWeights[index].AsSpan(0, rows),
            predictionShape);
        _losses[index].Update(loss, count);
        for (int i = 0; i < output.Metrics.Count; i++)
        {
            output.Metrics[i].Update(targets, predictions, default, targetShape, predictionShape);
        }

        return loss * output.Weight;
    }

    /// <summary>
    /// The weights that an output's rows had in its loss, the output's own weight included, for the gradient.
    /// </summary>
    public ReadOnlySpan<float> RowWeights(int index, int count)
    {
        Span<float> weights = _rowWeights[index].AsSpan(0, Rows(index, count));
        foreach (ref float weight in weights)
        {
            weight *= _outputs[index].Weight;
        }

        return weights;
    }

    /// <summary>Takes the total loss of a batch into account and brings <see cref="Log"/> up to date.</summary>
    public void Finish(float total, int count)
    {
        _total.Update(total, count);
        int next = 0;
        Log.Set(next++, _total.Result);
        for (int i = 0; i < _outputs.Count && _outputs.Count > 1; i++)
        {
            Log.Set(next++, _losses[i].Result);
        }

        for (int i = 0; i < _outputs.Count; i++)
        {
            for (int j = 0; j < _outputs[i].Metrics.Count; j++)
            {
                Log.Set(next++, _outputs[i].Metrics[j].Result);
            }
        }
    }

    private int Rows(int index, int count) =>
        _lossShapes[index] is { IsKnown: true } shape ? shape.ElementCount : _lossShapes[index].SampleSize * count;

    // As Keras names them: with several outputs each name begins with the output's.
    private static string[] LogNames(IReadOnlyList<OutputLoss> outputs, IReadOnlyList<string> names)
    {
        string[] prefixes = Numbered(names);
        return Numbered(outputs.Count == 1
            ? ["loss", .. outputs[0].Metrics.Select(metric => metric.Name)]
            : ["loss",
               .. prefixes.Select(name => $"{name}_loss"),
               .. outputs.SelectMany((output, index) => output.Metrics.Select(metric => $"{prefixes[index]}_{metric.Name}"))]);
    }

    // A name that is taken gets the first number that is not: accuracy, accuracy_1.
    private static string[] Numbered(IReadOnlyList<string> names)
    {
        HashSet<string> taken = [.. names];
        HashSet<string> seen = [];
        return [.. names.Select(name => seen.Add(name)
            ? name
            : Enumerable.Range(1, names.Count).Select(number => $"{name}_{number}").First(taken.Add))];
    }
}
