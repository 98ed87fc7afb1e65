using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

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
        AxisRows rows = LossAxis.Rows(predictionShape);
        RowErrors.Forward(default(Formula), rows, rows.Size, targets, predictions, losses);
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        AxisRows rows = LossAxis.Rows(predictionShape);
        RowErrors.Backward(default(Formula), rows, rows.Size, targets, predictions, weights, gradient);
    }

    private readonly struct Formula : IPairFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Value<T>(T target, T prediction)
            where T : struct, IFloats<T>
        {
            T difference = prediction - target;
            return difference * difference;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Slope<T>(T target, T prediction)
            where T : struct, IFloats<T> =>
            2f * (prediction - target);
    }
}
