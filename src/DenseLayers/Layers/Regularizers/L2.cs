using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>A penalty on the squares of values: <c>factor · Σ x²</c>. Keeps all of them small.</summary>
/// <param name="factor">The weight of the penalty; finite, 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is negative or not finite.</exception>
/// <remarks>Source: <c>keras.regularizers.L2</c> of Keras 3.16.</remarks>
public sealed class L2(float factor = 0.01f) : Regularizer
{
    /// <summary>The weight of the penalty.</summary>
    public float Factor { get; } = Guard.NotNegative(factor);

    /// <inheritdoc/>
    protected internal override float Penalty(ReadOnlySpan<float> values, Shape shape) =>
        (float)(Factor * Sums.Squares(values));

    /// <inheritdoc/>
    protected internal override void AddGradient(
        ReadOnlySpan<float> values, Shape shape, float scale, Span<float> gradient) =>
        Sums.AddScaled(2 * scale * Factor, values, gradient);
}
