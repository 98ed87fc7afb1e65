namespace DenseLayers;

/// <summary>Random values, normally distributed.</summary>
/// <remarks>Source: <c>keras.initializers.RandomNormal</c> of Keras 3.16.</remarks>
public sealed class RandomNormal : Initializer
{
    /// <summary>The mean; finite. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Mean { get; init => field = Guard.Finite(value); }

    /// <summary>The standard deviation; finite, 0 or more. Default: 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float StandardDeviation { get; init => field = Guard.NotNegative(value); } = 0.05f;

    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) =>
        Sampling.Normal(values, random, Mean, StandardDeviation);
}
