namespace DenseLayers;

/// <summary>Random values, uniform between two bounds.</summary>
/// <remarks>Source: <c>keras.initializers.RandomUniform</c> of Keras 3.16.</remarks>
public sealed class RandomUniform : Initializer
{
    /// <summary>The lower bound; finite, not above <see cref="Maximum"/>. Default: -0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Minimum { get; init => field = Guard.Finite(value); } = -0.05f;

    /// <summary>
    /// The upper bound, reached by rounding alone; finite, not below <see cref="Minimum"/>. Default: 0.05.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Maximum { get; init => field = Guard.Finite(value); } = 0.05f;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException"><see cref="Minimum"/> is above <see cref="Maximum"/>.</exception>
    protected internal override void Fill(Span<float> values, Shape shape, Random random)
    {
        if (Minimum > Maximum)
        {
            throw new InvalidOperationException(
                $"RandomUniform expects a Minimum of at most Maximum, but got {Minimum} and {Maximum}. Set both.");
        }

        Sampling.Uniform(values, random, Minimum, Maximum);
    }
}
