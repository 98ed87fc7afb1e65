using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>
/// A random matrix whose rows or columns, whichever are fewer, are orthogonal and of length <see cref="Gain"/>.
/// </summary>
/// <remarks>
/// A shape of rank above 2 is taken as the matrix <c>(product of all axes but the last, last axis)</c>; rank 0 and 1
/// are refused with a <see cref="ShapeException"/>. The matrix is Q of A = Q · R, A normally distributed and the
/// diagonal of R positive, so every orthogonal matrix is as likely as any other. Source: Saxe et al., Exact solutions
/// to the nonlinear dynamics of learning in deep linear neural networks, 2014; <c>keras.initializers.Orthogonal</c>
/// of Keras 3.16.
/// </remarks>
public sealed class Orthogonal : Initializer
{
    /// <summary>What the orthonormal matrix is multiplied by; finite. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Gain { get; init => field = Guard.Finite(value); } = 1f;

    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random)
    {
        if (shape.Rank < 2)
        {
            throw new ShapeException(
                $"Orthogonal expects a shape of rank 2 or more, but got {shape} of rank {shape.Rank}. " +
                "Use another initializer for this parameter.",
                actual: shape);
        }

        if (values.IsEmpty)
        {
            return;
        }

        int columns = shape[^1];
        int rows = values.Length / columns;
        int length = Math.Max(rows, columns);
        double[] vectors = new double[values.Length];
        foreach (ref double element in vectors.AsSpan())
        {
            element = Sampling.StandardNormal(random);
        }

        GramSchmidt.Orthonormalize(vectors, length);
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            values[i] = (float)(Gain * vectors[rows < columns ? i : (column * length) + row]);
        }
    }
}
