namespace DenseLayers;

/// <summary>Every value the same.</summary>
/// <param name="value">The value; finite.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
/// <remarks>Source: <c>keras.initializers.Constant</c> of Keras 3.16.</remarks>
public sealed class Constant(float value) : Initializer
{
    /// <summary>The value.</summary>
    public float Value { get; } = Guard.Finite(value);

    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) => values.Fill(Value);
}
