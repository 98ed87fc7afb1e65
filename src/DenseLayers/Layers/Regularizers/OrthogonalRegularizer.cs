using System.Buffers;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>
/// A penalty on the rows or columns of a matrix that point the same way: <see cref="Factor"/> times the mean of
/// <c>|cos|</c> of the angle between two of them, over all pairs.
/// </summary>
/// <remarks>
/// For matrices; another rank is refused with a <see cref="ShapeException"/>. A vector shorter than 1e-7 is divided by
/// 1e-7 in place of its length. Fewer than two vectors make no pair, and the penalty is 0 (Keras gives NaN).
/// Source: <c>keras.regularizers.OrthogonalRegularizer</c> of Keras 3.16.
/// </remarks>
public sealed class OrthogonalRegularizer : Regularizer
{
    private const double Epsilon = 1e-7;

    /// <summary>The weight of the penalty; finite, 0 or more. Default: 0.01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Factor { get; init => field = Guard.NotNegative(value); } = 0.01f;

    /// <summary>Which vectors are to be orthogonal. Default: <see cref="OrthogonalMode.Rows"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public OrthogonalMode Mode { get; init => field = Guard.Defined(value); }

    /// <inheritdoc/>
    protected internal override void CheckShape(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Rank != 2)
        {
            throw new ShapeException(
                $"OrthogonalRegularizer expects a matrix, rank 2, but got {shape} of rank {shape.Rank}. " +
                "Use another regularizer here.",
                actual: shape);
        }
    }

    /// <inheritdoc/>
    protected internal override float Penalty(ReadOnlySpan<float> values, Shape shape)
    {
        (int count, int length) = Sizes(values, shape);
        if (count < 2)
        {
            return 0;
        }

        double[] buffer = ArrayPool<double>.Shared.Rent(values.Length);
        Span<double> units = buffer.AsSpan(0, values.Length);
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            Span<double> unit = units.Slice(i * length, length);
            _ = Normalize(values, i, unit);
            for (int j = 0; j < i; j++)
            {
                sum += Math.Abs(Sums.Products(unit, units.Slice(j * length, length)));
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
        return (float)(Factor * sum / Pairs(count));
    }

    /// <inheritdoc/>
    protected internal override void AddGradient(
        ReadOnlySpan<float> values, Shape shape, float scale, Span<float> gradient)
    {
        (int count, int length) = Sizes(values, shape);
        if (count < 2)
        {
            return;
        }

        double[] buffer = ArrayPool<double>.Shared.Rent(values.Length + length + count);
        Span<double> units = buffer.AsSpan(0, values.Length);
        Span<double> direction = buffer.AsSpan(values.Length, length);
        Span<double> norms = buffer.AsSpan(values.Length + length, count);
        for (int i = 0; i < count; i++)
        {
            norms[i] = Normalize(values, i, units.Slice(i * length, length));
        }

        double factor = scale * Factor / Pairs(count);
        for (int i = 0; i < count; i++)
        {
            // With respect to the unit vector uᵢ: Σ sign(uᵢ · uⱼ) uⱼ.
            ReadOnlySpan<double> unit = units.Slice(i * length, length);
            direction.Clear();
            for (int j = 0; j < count; j++)
            {
                ReadOnlySpan<double> other = units.Slice(j * length, length);
                double product = j == i ? 0 : Sums.Products(unit, other);
                Sums.AddScaled(product > 0 ? factor : product < 0 ? -factor : 0, other, direction);
            }

            // Only what is across uᵢ turns it; a vector whose divisor is fixed can grow too.
            double along = norms[i] > Epsilon ? Sums.Products(direction, unit) : 0;
            Sums.AddScaled(-along, unit, direction);
            for (int k = 0; k < length; k++)
            {
                gradient[Index(i, k, count, length)] += (float)(direction[k] / Math.Max(norms[i], Epsilon));
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
    }

    private static double Pairs(int count) => count * (count - 1.0) / 2;

    /// <summary>Number of vectors and elements of each.</summary>
    private (int Count, int Length) Sizes(ReadOnlySpan<float> values, Shape shape)
    {
        CheckShape(shape);
        if (values.IsEmpty)
        {
            return (0, 0);
        }

        int columns = shape[1];
        int rows = values.Length / columns;
        return Mode == OrthogonalMode.Rows ? (rows, columns) : (columns, rows);
    }

    /// <summary>Copies a vector, divides the copy by its norm, and returns the norm.</summary>
    private double Normalize(ReadOnlySpan<float> values, int vector, Span<double> unit)
    {
        int count = values.Length / unit.Length;
        for (int k = 0; k < unit.Length; k++)
        {
            unit[k] = values[Index(vector, k, count, unit.Length)];
        }

        double norm = Math.Sqrt(Sums.Products(unit, unit));
        foreach (ref double element in unit)
        {
            element /= Math.Max(norm, Epsilon);
        }

        return norm;
    }

    /// <summary>Where element <paramref name="k"/> of a vector is among the values.</summary>
    private int Index(int vector, int k, int count, int length) =>
        Mode == OrthogonalMode.Rows ? (vector * length) + k : (k * count) + vector;
}
