namespace DenseLayers;

/// <summary>Fills a parameter with its first values. Derive from it for an initializer of your own.</summary>
/// <remarks>
/// Immutable and thread-safe. Source: <c>keras.initializers</c> of Keras 3.16; each initializer has its class, and its
/// static property here with Keras's defaults: <c>Initializer.HeNormal</c>, <c>new HeNormal { Seed = 7 }</c>.
/// </remarks>
public abstract partial class Initializer
{
    /// <summary>
    /// Decides the random values by itself: an initializer with a seed gives the same values each time. Default:
    /// <see langword="null"/>, the values follow from the model's seed.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>Writes the first values of a parameter.</summary>
    /// <param name="values">Where to write them, in row-major order; every one must be written.</param>
    /// <param name="shape">The parameter's shape; known, as many elements as <paramref name="values"/>.</param>
    /// <param name="random">What to draw from; the same numbers on every platform for the same seed.</param>
    protected internal abstract void Fill(Span<float> values, Shape shape, Random random);

    /// <summary>Makes a tensor of such values.</summary>
    /// <param name="shape">The shape; known.</param>
    /// <returns>A new tensor: the same values each time with a <see cref="Seed"/>, others each time without.</returns>
    /// <exception cref="ShapeException">An axis is unknown, or the initializer cannot fill such a shape.</exception>
    public Tensor Apply(Shape shape)
    {
        Tensor tensor = new(shape);
        Fill(tensor.Span, shape, new SeededRandom(Seed ?? Random.Shared.NextInt64()));
        return tensor;
    }
}
