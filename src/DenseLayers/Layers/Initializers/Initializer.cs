namespace DenseLayers;

/// <summary>Fills a parameter with its first values. Derive from it for an initializer of your own.</summary>
/// <remarks>Source: <c>keras.initializers.Initializer</c> of Keras 3.16.</remarks>
public abstract class Initializer
{
    /// <summary>
    /// Decides the random values by itself: an initializer with a seed gives the same values each time. Default:
    /// <see langword="null"/>, the values follow from the model's seed.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>Writes the first values of a parameter.</summary>
    /// <param name="values">Where to write them, in row-major order; every one must be written.</param>
    /// <param name="shape">The parameter's shape; known, as many elements as <paramref name="values"/>.</param>
    /// <param name="random">The source of randomness to draw from, the same on every platform for the same seed.</param>
    protected internal abstract void Fill(Span<float> values, Shape shape, Random random);
}
