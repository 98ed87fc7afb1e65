namespace DenseLayers.Training;

/// <summary>
/// How little predictions and targets overlap, with a price of its own for what is too much and for what is missed:
/// <c>1 - I / (I + Alpha · excess + Beta · missed + 1e-7)</c>.
/// </summary>
/// <remarks>
/// <para>Targets and predictions of one shape, both from 0 to 1. With <see cref="Axes"/> <see langword="null"/> there
/// is one loss for the whole batch, of shape <c>()</c>, which counts once for each sample that has a weight; else the
/// losses have the predictions' shape without <see cref="Axes"/>.</para>
/// <para>I is <c>Σ target · prediction</c>, excess, the false positives, is <c>Σ (1 - target) · prediction</c>, missed,
/// the false negatives, is <c>Σ target · (1 - prediction)</c>. Source: <c>keras.losses.Tversky</c> of Keras 3.16;
/// Salehi et al., "Tversky loss function for image segmentation using 3D fully convolutional deep networks", 2017,
/// equation 2.</para>
/// </remarks>
public sealed class Tversky : Loss
{
    private readonly int[]? _axes;

    /// <inheritdoc/>
    public override string Name => "tversky";

    /// <summary>What a prediction costs that is no target: a false positive. Finite. Default: 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Alpha { get; init => field = Guard.Finite(value); } = 0.5f;

    /// <summary>What a target costs that is not predicted: a false negative. Finite. Default: 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Beta { get; init => field = Guard.Finite(value); } = 0.5f;

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

    private Overlap Overlap => new(F: 1, A: 1 - (double)Alpha - Beta, B: Beta, C: Alpha);
}
