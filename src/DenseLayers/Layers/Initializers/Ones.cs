namespace DenseLayers;

/// <summary>Every value 1.</summary>
/// <remarks>Source: <c>keras.initializers.Ones</c> of Keras 3.16.</remarks>
public sealed class Ones : Initializer
{
    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) => values.Fill(1f);
}
