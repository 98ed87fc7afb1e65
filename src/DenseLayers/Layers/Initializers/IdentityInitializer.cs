namespace DenseLayers;

/// <summary>The identity matrix times a gain: <see cref="Gain"/> on the diagonal, 0 elsewhere.</summary>
/// <remarks>
/// For matrices, square or not; a parameter of another rank is refused with a <see cref="ShapeException"/>. Source:
/// <c>keras.initializers.IdentityInitializer</c> of Keras 3.16, also known there as <c>Identity</c>, which is the
/// name of a layer too.
/// </remarks>
public sealed class IdentityInitializer : Initializer
{
    /// <summary>The values on the diagonal; finite. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Gain { get; init => field = Guard.Finite(value); } = 1f;

    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random)
    {
        if (shape.Rank != 2)
        {
            throw new ShapeException(
                $"IdentityInitializer expects the shape of a matrix, rank 2, but got {shape} of rank {shape.Rank}. " +
                "Use another initializer for this parameter.",
                actual: shape);
        }

        values.Clear();
        for (int i = 0; i < Math.Min(shape[0], shape[1]); i++)
        {
            values[(i * shape[1]) + i] = Gain;
        }
    }
}
