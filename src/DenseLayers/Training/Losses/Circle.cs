using System.Buffers;

namespace DenseLayers.Training;

/// <summary>
/// Draws predictions of one class together and those of different classes apart: for models that place samples in space
/// rather than name their class.
/// </summary>
/// <remarks>
/// <para>Predictions <c>(batch, values)</c>, of length 1 each; targets <c>(batch)</c> or <c>(batch, 1)</c>, class ids;
/// losses <c>(batch)</c>. The loss of a sample is <c>softplus(logsumexp over samples of its class of -Gamma · w ·
/// (Margin - d) + logsumexp over others of Gamma · v · (1 - Margin - d))</c> with the distance <c>d = max(1 - cosine,
/// 0)</c>, <c>w = max(Margin + d, 0)</c> and <c>v = max(1 + Margin - d, 0)</c>.</para>
/// <para>A sample without another of its class, or without one of another class, has loss 0, and a mean does not count
/// it: make batches large. Source: <c>keras.losses.Circle</c> of Keras 3.16; Sun et al., "Circle Loss: A Unified
/// Perspective of Pair Similarity Optimization", 2020, equation 6.</para>
/// </remarks>
public sealed class Circle : Loss
{
    /// <inheritdoc/>
    public override string Name => "circle";

    /// <summary>What similarities are multiplied by. Finite and above 0. Default: 80.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Gamma { get; init => field = Guard.Positive(value); } = 80;

    /// <summary>How near 0 or 1 a distance must be to count for little. Finite. Default: 0.4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Margin { get; init => field = Guard.Finite(value); } = 0.4f;

    /// <summary>Whether a sample is left out of those of its class. Default: <see langword="true"/>.</summary>
    public bool RemoveDiagonal { get; init; } = true;

    /// <inheritdoc/>
    public override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckClassIds(ToString(), targets, predictions, nameof(CategoricalCrossentropy));
        return predictions.Rank == 2
            ? TargetShapes.Rows(predictions)
            : throw new ShapeException(
                $"{this} expects predictions of shape (batch, values), but got shape {predictions}. Put a Flatten " +
                "before the last Dense.",
                actual: predictions);
    }

    /// <inheritdoc/>
    protected internal override void CheckTargets(ReadOnlySpan<float> targets, Shape predictions)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (!float.IsInteger(targets[i]))
            {
                throw new ArgumentException(
                    $"{this} expects class ids, whole numbers, but got {targets[i]} at index {i} of the targets. " +
                    "Mend the targets.",
                    nameof(targets));
            }
        }
    }

    /// <inheritdoc/>
    protected internal override int MaskRows(ReadOnlySpan<float> targets, Span<float> weights)
    {
        int counted = weights.Length;
        for (int row = 0; row < weights.Length; row++)
        {
            int own = targets.Count(targets[row]);
            if (own == targets.Length || (RemoveDiagonal && own == 1))
            {
                weights[row] = 0;
                counted--;
            }
        }

        return counted;
    }

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        int size = predictionShape[^1];
        float[] rented = ArrayPool<float>.Shared.Rent(losses.Length);
        CirclePairs pairs = new(targets, predictions, size, rented, Gamma, Margin, RemoveDiagonal);
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] = pairs.Loss(row);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        int size = predictionShape[^1];
        gradient.Clear();
        float[] rented = ArrayPool<float>.Shared.Rent(weights.Length);
        CirclePairs pairs = new(targets, predictions, size, rented, Gamma, Margin, RemoveDiagonal);
        for (int row = 0; row < weights.Length; row++)
        {
            pairs.AddGradient(row, weights[row], gradient);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
