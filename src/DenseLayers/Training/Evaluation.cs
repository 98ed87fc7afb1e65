namespace DenseLayers.Training;

/// <summary>Loss and metrics of a model on some data.</summary>
/// <param name="Log">Loss and metrics by name.</param>
public sealed record Evaluation(TrainingLog Log)
{
    /// <summary>The loss, penalties included.</summary>
    public float Loss => Log[0].Value;

    /// <summary>The loss or a metric.</summary>
    /// <param name="name">Its name: <c>loss</c>, <c>accuracy</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public float this[string name] => Log[name];

    /// <summary>The numbers on one line: <c>loss 0.1234 - accuracy 0.9650</c>.</summary>
    public override string ToString() => Log.ToString();
}
