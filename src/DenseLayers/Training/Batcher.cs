using DenseLayers.Execution;

namespace DenseLayers.Training;

/// <summary>Runs a model on batches of data with targets, and scores it. For one thread at a time.</summary>
internal class Batcher
{
    private readonly IReadOnlyList<OutputLoss> _outputs;
    private readonly float[][] _targets;
    private readonly Shape[] _targetShapes;
    private readonly Shape[] _predictionShapes;

    /// <summary>Prepares for data of some shape.</summary>
    /// <param name="run">Runs the model's plan.</param>
    /// <param name="outputs">Losses and metrics of the model's outputs.</param>
    /// <param name="names">The outputs' names.</param>
    /// <param name="data">The data, or any that has its shapes.</param>
    public Batcher(PlanRun run, IReadOnlyList<OutputLoss> outputs, IReadOnlyList<string> names, TrainingData data)
    {
        _outputs = outputs;
        Run = run;
        _predictionShapes = [.. run.Plan.Outputs.Select(output => run.Plan.Values[output].Shape)];
        _targetShapes = [.. data.Targets.Select(tensor => tensor.Shape.WithBatch(Shape.Unknown))];
        _targets = [.. data.Targets.Select(tensor => new float[tensor.Shape.SampleSize * run.Samples])];
        Shape[] losses = [.. outputs.Select((output, i) => output.Loss.InferLossShape(_targetShapes[i], _predictionShapes[i]))];
        Scores = new Scoreboard(outputs, names, losses, run.Samples);
    }

    /// <summary>Loss and metrics since they were last reset.</summary>
    public Scoreboard Scores { get; }

    protected PlanRun Run { get; }

    /// <summary>Predicts a batch and scores it.</summary>
    /// <param name="data">The data.</param>
    /// <param name="indices">The samples of the batch.</param>
    /// <param name="training">Whether layers behave as in training.</param>
    /// <param name="iteration">Number of the training step.</param>
    /// <param name="penalty">What the parameters' regularizers add to the loss.</param>
    /// <returns>The total loss.</returns>
    protected float Score(TrainingData data, ReadOnlySpan<int> indices, bool training, long iteration, float penalty)
    {
        int count = indices.Length;
        for (int i = 0; i < data.Inputs.Count; i++)
        {
            TrainingData.Gather(data.Inputs[i], indices, Run.Input(i, count));
        }

        Run.Forward(count, training, iteration);
        float total = penalty + Run.ActivityPenalty(count);
        for (int i = 0; i < _outputs.Count; i++)
        {
            TrainingData.Gather(data.Targets[i], indices, _targets[i]);
            total += Scores.ScoreOutput(i, Targets(i, count), _targetShapes[i], Run.Output(i, count), _predictionShapes[i], count);
        }

        Scores.Finish(total, count);
        return total;
    }

    /// <summary>Writes the gradient of the loss with respect to an output of the batch that was scored last.</summary>
    protected void OutputGradient(int index, int count, Span<float> gradient) => _outputs[index].Loss.Backward(
        Targets(index, count), Run.Output(index, count), Scores.RowWeights(index, count), gradient, _predictionShapes[index]);

    private ReadOnlySpan<float> Targets(int index, int count) =>
        _targets[index].AsSpan(0, _targetShapes[index].SampleSize * count);
}
