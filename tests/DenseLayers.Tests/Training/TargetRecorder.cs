using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>
/// A loss that writes down the targets of each batch in which it is differentiated, that is, trained on.
/// </summary>
internal sealed class TargetRecorder : Loss
{
    public List<float[]> Batches { get; } = [];

    public override string Name => "recorder";

    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape) =>
        losses.Fill(1);

    protected internal override void Backward(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        Batches.Add(targets.ToArray());
        gradient.Clear();
    }
}
