namespace DenseLayers.Training;

/// <summary>
/// A crossentropy that bears wrong targets: <c>(1 - probability^Q) / Q</c> of the probability of the target's class.
/// </summary>
/// <remarks>
/// <para>Predictions <c>(batch, …, classes)</c>, targets and losses <c>(batch, …)</c>; targets may have one more axis,
/// of size 1. Targets are whole numbers from 0 to classes - 1. Predictions are probabilities, taken as they are.</para>
/// <para>Source: <c>keras.losses.CategoricalGeneralizedCrossEntropy</c> of Keras 3.16; Zhang and Sabuncu, "Generalized
/// Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels", 2018, equation 6.</para>
/// </remarks>
public sealed class CategoricalGeneralizedCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override string Name => "categorical_generalized_cross_entropy";

    /// <summary>
    /// Between 0, where the loss is the crossentropy, and 1, where it is the absolute error; both excluded.
    /// Default: 0.5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public float Q { get; init => field = Guard.Between(value, 0f, 1f); } = 0.5f;

    /// <inheritdoc/>
    public override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckClassIds(ToString(), targets, predictions, nameof(CategoricalCrossentropy));
        return TargetShapes.Rows(predictions);
    }

    /// <inheritdoc/>
    protected internal override void CheckTargets(ReadOnlySpan<float> targets, Shape predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ClassIds.Check(ToString(), targets, predictions[^1]);
    }

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        int classes = predictionShape[^1];
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] = (1 - MathF.Pow(predictions[(row * classes) + (int)targets[row]], Q)) / Q;
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        int classes = predictionShape[^1];
        gradient.Clear();
        for (int row = 0; row < weights.Length; row++)
        {
            int place = (row * classes) + (int)targets[row];
            gradient[place] = -weights[row] * MathF.Pow(predictions[place], Q - 1);
        }
    }
}
