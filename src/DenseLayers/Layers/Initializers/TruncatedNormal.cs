namespace DenseLayers;

/// <summary>Random values, normally distributed but never further than two standard deviations from the mean.</summary>
/// <remarks>Source: <c>keras.initializers.TruncatedNormal</c> of Keras 3.16.</remarks>
public sealed class TruncatedNormal : Initializer
{
    /// <summary>The mean; finite. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Mean { get; init => field = Guard.Finite(value); }

    /// <summary>
    /// The standard deviation before the cut; finite, 0 or more. That of the values is 0.8796 times as large.
    /// Default: 0.05.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float StandardDeviation { get; init => field = Guard.NotNegative(value); } = 0.05f;

    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) =>
        Sampling.TruncatedNormal(values, random, Mean, StandardDeviation);
}
