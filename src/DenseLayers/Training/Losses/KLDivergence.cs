using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// The Kullback-Leibler divergence of predicted probabilities from those of the targets:
/// <c>Σ target · log(target / prediction)</c> over the last axis.
/// </summary>
/// <remarks>
/// Targets and predictions <c>(batch, …, classes)</c>, losses <c>(batch, …)</c>. Both are kept from 1e-7 to 1; where
/// that bound holds a prediction, its gradient is 0. Source: <c>keras.losses.KLDivergence</c> of Keras 3.16.
/// </remarks>
public sealed class KLDivergence : Loss
{
    private const float Smallest = 1e-7f;

    /// <inheritdoc/>
    public override string Name => "kl_divergence";

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        AxisRows rows = LossAxis.Rows(predictionShape);
        RowErrors.Forward(default(Formula), rows, 1, targets, predictions, losses);
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
        RowErrors.Backward(default(Formula), rows, 1, targets, predictions, weights, gradient);
    }

    private readonly struct Formula : IPairFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Value<T>(T target, T prediction)
            where T : struct, IFloats<T>
        {
            T kept = Kept(target);
            return kept * VectorMath.Log(kept / Kept(prediction));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Slope<T>(T target, T prediction)
            where T : struct, IFloats<T>
        {
            T slope = -Kept(target) / prediction;
            return T.Select(prediction < Smallest, 0f, T.Select(prediction > 1f, 0f, slope));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static T Kept<T>(T value)
            where T : struct, IFloats<T> =>
            T.Min(1f, T.Max(Smallest, value));
    }
}
