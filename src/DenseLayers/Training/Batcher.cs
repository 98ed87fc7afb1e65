using DenseLayers.Execution;

namespace DenseLayers.Training;

/// <summary>Runs a model on batches of data with targets, and scores it. For one thread at a time.</summary>
internal class Batcher
{
    private readonly IReadOnlyList<OutputLoss> _outputs;
    private readonly float[][] _targets;
    private readonly float[][] _weights;
    private readonly Shape[] _inputShapes;
    private readonly Shape[] _targetShapes;
    private readonly int[] _weightSizes;
    private readonly Shape[] _predictionShapes;

    /// <summary>Prepares for data of some shape.</summary>
    /// <param name="run">Runs the model's plan.</param>
    /// <param name="outputs">Losses and metrics of the model's outputs.</param>
    /// <param name="names">The outputs' names.</param>
    /// <param name="data">The data, or any that has its shapes.</param>
    /// <param name="scores">
    /// Goes on gathering what another batcher began; <see langword="null"/> begins anew.
    /// </param>
    public Batcher(
        PlanRun run,
        IReadOnlyList<OutputLoss> outputs,
        IReadOnlyList<string> names,
        TrainingData data,
        Scoreboard? scores)
    {
        _outputs = outputs;
        Run = run;
        _predictionShapes = [.. run.Plan.Outputs.Select(output => run.Plan.Values[output].Shape)];
        _inputShapes = [.. data.Inputs.Select(tensor => tensor.Shape)];
        _targetShapes = [.. data.Targets.Select(tensor => tensor.Shape.WithBatch(Shape.Unknown))];
        _targets = [.. data.Targets.Select(tensor => new float[tensor.Shape.SampleSize * run.Samples])];
        _weightSizes = [.. data.Weights.Select(tensor => tensor?.Shape.SampleSize ?? 0)];
        _weights = [.. _weightSizes.Select(size => new float[size * run.Samples])];
        Shape[] losses =
            [.. outputs.Select((output, i) => output.Loss.InferLossShape(_targetShapes[i], _predictionShapes[i]))];
        Scores = scores ?? new Scoreboard(outputs, names, _predictionShapes);
        Scores.MakeRoom(losses, run.Samples);
    }

    /// <summary>Loss and metrics since they were last reset.</summary>
    public Scoreboard Scores { get; }

    protected PlanRun Run { get; }

    /// <summary>Whether there is room for a batch, and its shapes are those that were prepared for.</summary>
    public bool Fits(TrainingData data, int samples)
    {
        bool fits = samples <= Run.Samples;
        for (int i = 0; fits && i < _inputShapes.Length; i++)
        {
            fits = AreAlike(data.Inputs[i].Shape, _inputShapes[i]);
        }

        for (int i = 0; fits && i < _targetShapes.Length; i++)
        {
            fits = AreAlike(data.Targets[i].Shape, _targetShapes[i]) &&
                (data.Weights[i] is not { } weights || weights.Shape.SampleSize == _weightSizes[i]);
        }

        return fits;
    }

    /// <summary>Predicts a batch and scores it.</summary>
    /// <param name="data">The data.</param>
    /// <param name="indices">The samples of the batch.</param>
    /// <param name="training">Whether layers behave as in training.</param>
    /// <param name="iteration">Number of the training step.</param>
    /// <param name="penalty">What the parameters' regularizers add to the loss.</param>
    /// <returns>The total loss.</returns>
    public float Score(TrainingData data, ReadOnlySpan<int> indices, bool training, long iteration, float penalty)
    {
        int count = indices.Length;
        for (int i = 0; i < data.Inputs.Count; i++)
        {
            TrainingData.Gather(data.Inputs[i], indices, Run.Input(i, count), Run.Threads);
        }

        Run.Forward(count, training, iteration);
        float total = penalty + Run.ActivityPenalty(count);
        for (int i = 0; i < _outputs.Count; i++)
        {
            TrainingData.Gather(data.Targets[i], indices, _targets[i], Run.Threads);
            total += Scores.ScoreOutput(
                i,
                Targets(i, count),
                _targetShapes[i],
                Run.Output(i, count),
                _predictionShapes[i],
                Weights(i, data, indices),
                count);
        }

        Scores.Finish(total, count);
        return total;
    }

    /// <summary>Writes the gradient of the loss with respect to an output of the batch that was scored last.</summary>
    protected void OutputGradient(int index, int count, Span<float> gradient) =>
        _outputs[index].Loss.Backward(
            Targets(index, count),
            Run.Output(index, count),
            Scores.RowWeights(index, count),
            gradient,
            _predictionShapes[index]);

    private static bool AreAlike(Shape one, Shape other) => one.AsSpan()[1..].SequenceEqual(other.AsSpan()[1..]);

    private ReadOnlySpan<float> Weights(int index, TrainingData data, ReadOnlySpan<int> indices)
    {
        if (data.Weights[index] is not { } given)
        {
            return default;
        }

        Span<float> weights = _weights[index].AsSpan(0, _weightSizes[index] * indices.Length);
        TrainingData.Gather(given, indices, weights, Run.Threads);
        return weights;
    }

    private ReadOnlySpan<float> Targets(int index, int count) =>
        _targets[index].AsSpan(0, _targetShapes[index].SampleSize * count);
}
