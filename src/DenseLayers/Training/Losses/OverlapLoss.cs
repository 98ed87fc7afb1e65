using System.Buffers;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// A loss that measures how little predictions and targets overlap: in the whole batch, or in parts of it.
/// </summary>
/// <remarks>
/// Targets and predictions of one shape, both from 0 to 1. With <see cref="Axes"/> <see langword="null"/> there is one
/// loss for the whole batch, of shape <c>()</c>, which counts once for each sample that has a weight; else the losses
/// have the predictions' shape without <see cref="Axes"/>.
/// </remarks>
public abstract class OverlapLoss : Loss
{
    private readonly int[]? _axes;

    private protected OverlapLoss()
    {
    }

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

    /// <summary>The formula of the loss of one region.</summary>
    private protected abstract Overlap Overlap { get; }

    /// <inheritdoc/>
    public sealed override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckEqual(ToString(), targets, predictions);
        if (_axes is null)
        {
            return Shape.Scalar;
        }

        bool[] isSummed = new bool[predictions.Rank];
        foreach (int axis in _axes)
        {
            if (axis < -predictions.Rank || axis >= predictions.Rank)
            {
                throw new ShapeException(
                    $"{this} expects predictions with axis {axis}, one of its Axes, but got shape {predictions} " +
                    $"of rank {predictions.Rank}. Name axes of the predictions; -1 is the last.",
                    actual: predictions);
            }

            int place = predictions.NormalizeAxis(axis);
            if (isSummed[place])
            {
                throw new ShapeException(
                    $"{this} expects different Axes, but got [{string.Join(", ", _axes)}], which name axis {place} " +
                    $"of predictions of shape {predictions} twice. Name each axis once.",
                    actual: predictions);
            }

            isSummed[place] = true;
        }

        int[] sizes = [.. predictions.Where((_, axis) => !isSummed[axis])];
        return Shape.Create(sizes);
    }

    /// <inheritdoc/>
    protected internal sealed override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        if (_axes is null || predictions.IsEmpty)
        {
            losses.Fill(Overlap.Forward(targets, predictions));
            return;
        }

        AxisSlices slices = new(predictionShape.AsSpan(), _axes, predictions.Length);
        int size = slices.Length;
        float[] rented = ArrayPool<float>.Shared.Rent(2 * size);
        Span<float> regionTargets = rented.AsSpan(0, size), region = rented.AsSpan(size, size);
        for (int i = 0; i < losses.Length; i++)
        {
            slices.Gather(i, targets, regionTargets);
            slices.Gather(i, predictions, region);
            losses[i] = Overlap.Forward(regionTargets, region);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    protected internal sealed override void Backward(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        if (_axes is null || predictions.IsEmpty)
        {
            Overlap.Backward(targets, predictions, weights.IsEmpty ? 0 : weights[0], gradient);
            return;
        }

        AxisSlices slices = new(predictionShape.AsSpan(), _axes, predictions.Length);
        int size = slices.Length;
        float[] rented = ArrayPool<float>.Shared.Rent(3 * size);
        Span<float> regionTargets = rented.AsSpan(0, size), region = rented.AsSpan(size, size);
        Span<float> regionGradient = rented.AsSpan(2 * size, size);
        for (int i = 0; i < weights.Length; i++)
        {
            slices.Gather(i, targets, regionTargets);
            slices.Gather(i, predictions, region);
            Overlap.Backward(regionTargets, region, weights[i], regionGradient);
            slices.Scatter(i, regionGradient, gradient);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
