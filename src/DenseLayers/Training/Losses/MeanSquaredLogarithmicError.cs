using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// The mean over the last axis of <c>(log(1 + prediction) - log(1 + target))²</c>: for numbers whose ratio matters more
/// than their difference.
/// </summary>
/// <remarks>
/// Targets and predictions <c>(batch, …, values)</c>, losses <c>(batch, …)</c>. Both are kept at 1e-7 or above before
/// the logarithm; where that bound holds a prediction, its gradient is 0. Source:
/// <c>keras.losses.MeanSquaredLogarithmicError</c> of Keras 3.16.
/// </remarks>
public sealed class MeanSquaredLogarithmicError : Loss
{
    private const float Smallest = 1e-7f;

    /// <inheritdoc/>
    public override string Name => "mean_squared_logarithmic_error";

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
            T difference = Log1Plus(prediction) - Log1Plus(target);
            return difference * difference;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Slope<T>(T target, T prediction)
            where T : struct, IFloats<T>
        {
            T slope = 2f * (Log1Plus(prediction) - Log1Plus(target)) / (prediction + 1f);
            return T.Select(prediction <= Smallest, 0f, slope);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static T Log1Plus<T>(T value)
            where T : struct, IFloats<T> =>
            VectorMath.Log(T.Max(Smallest, value) + 1f);
    }
}
