using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// The mean over the last axis of <c>100 · |prediction - target| / |target|</c>: how many percent predictions are off.
/// </summary>
/// <remarks>
/// Targets and predictions <c>(batch, …, values)</c>, losses <c>(batch, …)</c>. A target below 1e-7 in size divides as
/// 1e-7 does, so targets of 0 make the loss huge. Where prediction and target are equal the gradient is 0. Source:
/// <c>keras.losses.MeanAbsolutePercentageError</c> of Keras 3.16.
/// </remarks>
public sealed class MeanAbsolutePercentageError : Loss
{
    /// <inheritdoc/>
    public override string Name => "mean_absolute_percentage_error";

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
            where T : struct, IFloats<T> =>
            100f * T.Abs((prediction - target) / Scale(target));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Slope<T>(T target, T prediction)
            where T : struct, IFloats<T>
        {
            T difference = prediction - target;
            T slope = 100f / Scale(target);
            return T.Select(difference > 0f, slope, T.Select(difference < 0f, -slope, difference));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static T Scale<T>(T target)
            where T : struct, IFloats<T> =>
            T.Max(1e-7f, T.Abs(target));
    }
}
