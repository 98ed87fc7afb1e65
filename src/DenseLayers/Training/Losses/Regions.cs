using System.Buffers;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>The regions that an overlap is measured in: the axes it is summed over, or all.</summary>
/// <param name="axes">The axes, from either end; <see langword="null"/> for all.</param>
internal readonly struct Regions(int[]? axes)
{
    /// <summary>Checks the axes.</summary>
    /// <returns>The shape of the losses, one for each region: without the axes.</returns>
    /// <exception cref="ShapeException">An axis is none of the predictions', or named twice.</exception>
    public Shape InferLossShape(string owner, Shape predictions)
    {
        if (axes is null)
        {
            return Shape.Scalar;
        }

        bool[] isSummed = new bool[predictions.Rank];
        foreach (int axis in axes)
        {
            if (axis < -predictions.Rank || axis >= predictions.Rank)
            {
                throw new ShapeException(
                    $"{owner} expects predictions with axis {axis}, one of its Axes, but got shape {predictions} of rank " +
                    $"{predictions.Rank}. Name axes of the predictions; -1 is the last.",
                    actual: predictions);
            }

            int place = predictions.NormalizeAxis(axis);
            if (isSummed[place])
            {
                throw new ShapeException(
                    $"{owner} expects different Axes, but got [{string.Join(", ", axes)}], which name axis {place} of " +
                    $"predictions of shape {predictions} twice. Name each axis once.",
                    actual: predictions);
            }

            isSummed[place] = true;
        }

        int[] sizes = [.. predictions.Where((_, axis) => !isSummed[axis])];
        return Shape.Create(sizes);
    }

    /// <summary>The loss of each region.</summary>
    public void Forward(
        Overlap overlap,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        Span<float> losses,
        Shape predictionShape)
    {
        if (axes is null || predictions.IsEmpty)
        {
            losses.Fill(overlap.Forward(targets, predictions));
            return;
        }

        AxisSlices slices = new(predictionShape.AsSpan(), axes, predictions.Length);
        int size = slices.Length;
        float[] rented = ArrayPool<float>.Shared.Rent(2 * size);
        Span<float> regionTargets = rented.AsSpan(0, size), region = rented.AsSpan(size, size);
        for (int i = 0; i < losses.Length; i++)
        {
            slices.Gather(i, targets, regionTargets);
            slices.Gather(i, predictions, region);
            losses[i] = overlap.Forward(regionTargets, region);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>The gradient of the weighted sum of the losses.</summary>
    public void Backward(
        Overlap overlap,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        if (axes is null || predictions.IsEmpty)
        {
            overlap.Backward(targets, predictions, weights.IsEmpty ? 0 : weights[0], gradient);
            return;
        }

        AxisSlices slices = new(predictionShape.AsSpan(), axes, predictions.Length);
        int size = slices.Length;
        float[] rented = ArrayPool<float>.Shared.Rent(3 * size);
        Span<float> regionTargets = rented.AsSpan(0, size), region = rented.AsSpan(size, size);
        Span<float> regionGradient = rented.AsSpan(2 * size, size);
        for (int i = 0; i < weights.Length; i++)
        {
            slices.Gather(i, targets, regionTargets);
            slices.Gather(i, predictions, region);
            overlap.Backward(regionTargets, region, weights[i], regionGradient);
            slices.Scatter(i, regionGradient, gradient);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
