using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// The mean over the last axis of <c>log(cosh(prediction - target))</c>: half the squared error where that is small,
/// and the absolute error less log 2 where it is large.
/// </summary>
/// <remarks>
/// Targets and predictions <c>(batch, …, values)</c>, losses <c>(batch, …)</c>. Finite for any finite error. Source:
/// <c>keras.losses.LogCosh</c> of Keras 3.16.
/// </remarks>
public sealed class LogCosh : Loss
{
    /// <inheritdoc/>
    public override string Name => "log_cosh";

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
            T size = T.Abs(prediction - target);
            return T.Max(0f, size + VectorMath.Log1Plus(VectorMath.Exp(-2f * size)) - 0.693147181f);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Slope<T>(T target, T prediction)
            where T : struct, IFloats<T> =>
            VectorMath.Tanh(prediction - target);
    }
}
