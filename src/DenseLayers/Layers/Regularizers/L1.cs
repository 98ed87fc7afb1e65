using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>A penalty on the magnitude of values: <c>factor · Σ |x|</c>. Draws many of them to 0.</summary>
/// <param name="factor">The weight of the penalty; finite, 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is negative or not finite.</exception>
/// <remarks>The gradient at 0 is 0. Source: <c>keras.regularizers.L1</c> of Keras 3.16.</remarks>
public sealed class L1(float factor = 0.01f) : Regularizer
{
    /// <summary>The weight of the penalty.</summary>
    public float Factor { get; } = Guard.NotNegative(factor);

    /// <inheritdoc/>
    protected internal override float Penalty(ReadOnlySpan<float> values, Shape shape) =>
        (float)(Factor * Sums.Magnitudes(values));

    /// <inheritdoc/>
    protected internal override void AddGradient(
        ReadOnlySpan<float> values, Shape shape, float scale, Span<float> gradient) =>
        Sums.AddSigns(scale * Factor, values, gradient);
}
