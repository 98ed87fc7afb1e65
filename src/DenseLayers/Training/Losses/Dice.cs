namespace DenseLayers.Training;

/// <summary>
/// How little predictions and targets overlap: <c>1 - 2 · Σ target · prediction / (Σ target + Σ prediction + 1e-7)</c>.
/// For masks of which little is set.
/// </summary>
/// <remarks>
/// <para>Targets and predictions of one shape, both from 0 to 1. With <see cref="Axes"/> <see langword="null"/> there
/// is one loss for the whole batch, of shape <c>()</c>, which counts once for each sample that has a weight; else the
/// losses have the predictions' shape without <see cref="Axes"/>.</para>
/// <para>Source: <c>keras.losses.Dice</c> of Keras 3.16.</para>
/// </remarks>
public sealed class Dice : Loss
{
    private readonly int[]? _axes;

    /// <inheritdoc/>
    public override string Name => "dice";

    /// <summary>
    /// The axes that are summed over, from either end; the batch may be one of them. <see langword="null"/> sums over
    /// all, so that the whole batch has one loss. Default: <see langword="null"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public IReadOnlyList<int>? Axes
    {
        get => _axes;
        init
        {
            _axes = value is null ? null : [.. value];
            if (_axes is [])
            {
                throw new ArgumentException(
                    "Axes expects at least one axis, but got none. Give null to sum over all axes.", nameof(value));
            }
        }
    }

    /// <inheritdoc/>
    public override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckEqual(ToString(), targets, predictions);
        return new Regions(_axes).InferLossShape(ToString(), predictions);
    }

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        new Regions(_axes).Forward(Overlap, targets, predictions, losses, predictionShape);
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        new Regions(_axes).Backward(Overlap, targets, predictions, weights, gradient, predictionShape);
    }

    private static Overlap Overlap => new(F: 2, A: 0, B: 1, C: 1);
}
