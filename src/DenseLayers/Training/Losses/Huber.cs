using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// The mean over the last axis of half the squared error up to <see cref="Delta"/>, and linear beyond: for predicting
/// numbers of which some are far off, with a gradient that is smooth near the target.
/// </summary>
/// <remarks>
/// Targets and predictions <c>(batch, …, values)</c>, losses <c>(batch, …)</c>. Of an error <c>e</c> above
/// <see cref="Delta"/> in size the loss is <c>Delta · |e| - Delta² / 2</c>. Source: <c>keras.losses.Huber</c> of Keras
/// 3.16.
/// </remarks>
public sealed class Huber : Loss
{
    /// <inheritdoc/>
    public override string Name => "huber_loss";

    /// <summary>The error from which on the loss is linear. Finite and above 0. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Delta { get; init => field = Guard.Positive(value); } = 1;

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        AxisRows rows = LossAxis.Rows(predictionShape);
        RowErrors.Forward(new Formula(Delta), rows, rows.Size, targets, predictions, losses);
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
        RowErrors.Backward(new Formula(Delta), rows, rows.Size, targets, predictions, weights, gradient);
    }

    private readonly struct Formula(float delta) : IPairFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Value<T>(T target, T prediction)
            where T : struct, IFloats<T>
        {
            T difference = prediction - target;
            T size = T.Abs(difference);
            T line = (delta * size) - (0.5f * delta * delta);
            return T.Select(size <= delta, 0.5f * difference * difference, line);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Slope<T>(T target, T prediction)
            where T : struct, IFloats<T> =>
            T.Min(delta, T.Max(-delta, prediction - target));
    }
}
