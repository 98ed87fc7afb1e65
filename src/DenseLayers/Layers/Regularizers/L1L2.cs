using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>A penalty on both the magnitude and the squares of values: <c>l1 · Σ |x| + l2 · Σ x²</c>.</summary>
/// <param name="l1">The weight of the magnitudes; finite, 0 or more.</param>
/// <param name="l2">The weight of the squares; finite, 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
/// <remarks>
/// The gradient of the magnitudes at 0 is 0. Both weights are 0 unless given, so the one left out adds nothing.
/// Source: <c>keras.regularizers.L1L2</c> of Keras 3.16.
/// </remarks>
public sealed class L1L2(float l1 = 0f, float l2 = 0f) : Regularizer
{
    /// <summary>The weight of the magnitudes.</summary>
    public float L1 { get; } = Guard.NotNegative(l1);

    /// <summary>The weight of the squares.</summary>
    public float L2 { get; } = Guard.NotNegative(l2);

    /// <inheritdoc/>
    protected internal override float Penalty(ReadOnlySpan<float> values, Shape shape) =>
        (float)((L1 * Sums.Magnitudes(values)) + (L2 * Sums.Squares(values)));

    /// <inheritdoc/>
    protected internal override void AddGradient(
        ReadOnlySpan<float> values, Shape shape, float scale, Span<float> gradient)
    {
        Sums.AddSigns(scale * L1, values, gradient);
        Sums.AddScaled(2 * scale * L2, values, gradient);
    }
}
