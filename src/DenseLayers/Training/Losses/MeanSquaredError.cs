namespace DenseLayers.Training;

/// <summary>
/// The mean over the last axis of <c>(prediction - target)²</c>: the usual loss for predicting numbers.
/// </summary>
/// <remarks>
/// Targets and predictions <c>(batch, …, values)</c>, losses <c>(batch, …)</c>. Targets <c>(batch)</c> against
/// predictions <c>(batch, 1)</c> are refused, not broadcast. Source: <c>keras.losses.MeanSquaredError</c> of Keras
/// 3.16.
/// </remarks>
public sealed class MeanSquaredError : Loss
{
    /// <inheritdoc/>
    public override string Name => "mean_squared_error";

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        int size = predictionShape[^1];
        for (int row = 0; row < losses.Length; row++)
        {
            double sum = 0;
            for (int i = row * size; i < (row + 1) * size; i++)
            {
                float difference = predictions[i] - targets[i];
                sum += difference * difference;
            }

            losses[row] = (float)(sum / size);
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
        int size = predictionShape[^1];
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = weights[i / size] * 2 / size * (predictions[i] - targets[i]);
        }
    }
}
