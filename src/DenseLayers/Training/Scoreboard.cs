namespace DenseLayers.Training;

/// <summary>Gathers loss and metrics over the batches of an epoch or of an evaluation.</summary>
internal sealed class Scoreboard
{
    private readonly IReadOnlyList<OutputLoss> _outputs;
    private readonly Mean _total = new();
    private readonly Mean[] _losses;
    private Shape[] _lossShapes = [];
    private float[][] _rowLosses = [];
    private float[][] _rowWeights = [];

    /// <summary>Prepares to score batches.</summary>
    /// <param name="outputs">Losses and metrics of the model's outputs.</param>
    /// <param name="names">The outputs' names.</param>
    /// <param name="predictions">The shapes of the outputs.</param>
    public Scoreboard(IReadOnlyList<OutputLoss> outputs, IReadOnlyList<string> names, IReadOnlyList<Shape> predictions)
    {
        _outputs = outputs;
        _losses = [.. outputs.Select(_ => new Mean())];
        Log = new TrainingLog(
            ScoreNames.Of(outputs, names, predictions), ScoreNames.Directions(outputs, predictions));
    }

    /// <summary>Loss and metrics since <see cref="Reset"/>.</summary>
    public TrainingLog Log { get; }

    private IEnumerable<Mean> Means => _losses.Prepend(_total);

    /// <summary>Gets ready for batches of some size, without forgetting what was seen.</summary>
    /// <param name="lossShapes">
    /// The shape of the losses of each output; one without a batch has as many for any.
    /// </param>
    /// <param name="samples">The most samples in a batch.</param>
    public void MakeRoom(Shape[] lossShapes, int samples)
    {
        _lossShapes = lossShapes;
        _rowLosses = [.. lossShapes.Select((_, index) => new float[Rows(index, samples)])];
        _rowWeights = [.. lossShapes.Select((_, index) => new float[Rows(index, samples)])];
    }

    /// <summary>All metrics, in the order in which a state has them.</summary>
    public IEnumerable<Metric> Metrics => _outputs.SelectMany(one => one.Metrics.Concat(one.WeightedMetrics));

    /// <summary>
    /// The losses since <see cref="Reset"/>, and <see cref="Log"/>; metrics have states of their own.
    /// </summary>
    public double[] SaveState() =>
        [.. Means.SelectMany(mean => mean.SaveState()), .. Log.Select(pair => (double)pair.Value)];

    /// <summary>Takes back what <see cref="SaveState"/> gave.</summary>
    public void LoadState(ReadOnlySpan<double> state)
    {
        MetricOptions.CheckState("The loss", state, (2 * (1 + _losses.Length)) + Log.Count);
        foreach (Mean mean in Means)
        {
            mean.LoadState("The loss", state[..2]);
            state = state[2..];
        }

        Log.Set(state);
    }

    /// <summary>Forgets all batches.</summary>
    public void Reset()
    {
        foreach (Mean mean in Means)
        {
            mean.Reset();
        }

        foreach (Metric metric in Metrics)
        {
            metric.Reset();
        }
    }

    /// <summary>Takes one output of a batch into account.</summary>
    /// <param name="index">Which output.</param>
    /// <param name="targets">What should have been predicted.</param>
    /// <param name="targetShape">Its shape.</param>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="predictionShape">Its shape.</param>
    /// <param name="weights">What each sample or row counts; empty if all count 1.</param>
    /// <param name="count">Samples in the batch.</param>
    /// <returns>The weighted loss of the output.</returns>
    public float ScoreOutput(
        int index,
        ReadOnlySpan<float> targets,
        Shape targetShape,
        ReadOnlySpan<float> predictions,
        Shape predictionShape,
        ReadOnlySpan<float> weights,
        int count)
    {
        OutputLoss output = _outputs[index];
        int rows = Rows(index, count);
        float loss = output.Loss.Evaluate(
            targets,
            predictions,
            weights,
            _rowLosses[index].AsSpan(0, rows),
            _rowWeights[index].AsSpan(0, rows),
            predictionShape);
        _losses[index].Update(loss, count);
        for (int i = 0; i < output.Metrics.Count; i++)
        {
            output.Metrics[i].Update(targets, predictions, default, targetShape, predictionShape);
        }

        for (int i = 0; i < output.WeightedMetrics.Count; i++)
        {
            output.WeightedMetrics[i].Update(targets, predictions, weights, targetShape, predictionShape);
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
                foreach (float result in _outputs[i].Metrics[j].Results)
                {
                    Log.Set(next++, result);
                }
            }
        }

        for (int i = 0; i < _outputs.Count; i++)
        {
            for (int j = 0; j < _outputs[i].WeightedMetrics.Count; j++)
            {
                foreach (float result in _outputs[i].WeightedMetrics[j].Results)
                {
                    Log.Set(next++, result);
                }
            }
        }
    }

    private int Rows(int index, int count) =>
        _lossShapes[index] is { IsKnown: true } shape ? shape.ElementCount : _lossShapes[index].SampleSize * count;
}
