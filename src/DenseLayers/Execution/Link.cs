namespace DenseLayers.Execution;

/// <summary>One layer of a <see cref="Chain"/>.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">The shape of its input.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="Width">Floats of a row of its output.</param>
/// <param name="SavedWidth">Floats that it has for itself, for each row.</param>
/// <param name="Joined">
/// The layer before, if this one computes both; <paramref name="Input"/> is the shape that flows between them then.
/// </param>
internal sealed record Link(
    Layer Layer, Shape Input, Shape Output, int Width, int SavedWidth, Dense? Joined = null);
