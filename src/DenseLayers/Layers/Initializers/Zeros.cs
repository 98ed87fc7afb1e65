namespace DenseLayers;

/// <summary>Every value 0: the usual first bias.</summary>
/// <remarks>Source: <c>keras.initializers.Zeros</c> of Keras 3.16.</remarks>
public sealed class Zeros : Initializer
{
    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) => values.Clear();
}
