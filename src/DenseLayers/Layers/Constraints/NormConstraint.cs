using System.Buffers;
using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>
/// Rescales vectors of a parameter to norms of its choice. Derive from it for such a constraint of your own.
/// </summary>
/// <remarks>
/// A vector is made of the elements that differ on <see cref="Axes"/> alone: with axis 0, the column of a Dense
/// kernel that holds the weights of one unit. With the norm √(Σ x²), each element becomes
/// <c>x · desired norm / (norm + 1e-7)</c>. Source: <c>keras.constraints</c> of Keras 3.16.
/// </remarks>
public abstract class NormConstraint : Constraint
{
    private const double Epsilon = 1e-7;

    /// <summary>
    /// The axes along which the elements of a vector lie; one or more, each from 0 or, from the end, from -1.
    /// Default: axis 0.
    /// </summary>
    /// <exception cref="ArgumentException">There is no axis, or one is given twice.</exception>
    public IReadOnlyList<int> Axes { get; init => field = CheckedAxes(value); } = [0];

    /// <summary>The norm that a vector is to have.</summary>
    /// <param name="norm">The norm it has; 0 or more.</param>
    protected abstract double DesiredNorm(double norm);

    /// <inheritdoc/>
    protected internal override void CheckShape(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        for (int i = 0; i < Axes.Count; i++)
        {
            if (Axes[i] < -shape.Rank || Axes[i] >= shape.Rank)
            {
                throw new ShapeException(
                    $"{GetType().Name} expects a parameter with axis {Axes[i]}, but got shape {shape} " +
                    $"of rank {shape.Rank}. Set Axes to axes of the parameter.",
                    actual: shape);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The parameter has no such axis.</exception>
    protected internal sealed override void Project(Span<float> values, Shape shape)
    {
        CheckShape(shape);
        Span<int> strides = stackalloc int[shape.Rank];
        int vectors = FindStrides(shape, strides);
        if (values.IsEmpty)
        {
            return;
        }

        double[] buffer = ArrayPool<double>.Shared.Rent(vectors);
        Span<double> scales = buffer.AsSpan(0, vectors);
        scales.Clear();
        int width = shape[^1];
        for (int start = 0; start < values.Length; start += width)
        {
            AddSquares(values.Slice(start, width), scales[First(start, shape, strides)..], strides[^1]);
        }

        foreach (ref double scale in scales)
        {
            double norm = Math.Sqrt(scale);
            scale = DesiredNorm(norm) / (norm + Epsilon);
        }

        for (int start = 0; start < values.Length; start += width)
        {
            Multiply(values.Slice(start, width), scales[First(start, shape, strides)..], strides[^1]);
        }

        ArrayPool<double>.Shared.Return(buffer);
    }

    /// <summary>Finds how far one step on each axis goes in the list of vectors, and the number of vectors.</summary>
    private int FindStrides(Shape shape, Span<int> strides)
    {
        strides.Fill(1);
        for (int i = 0; i < Axes.Count; i++)
        {
            strides[shape.NormalizeAxis(Axes[i])] = 0;
        }

        int vectors = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] *= vectors;
            vectors *= strides[axis] == 0 ? 1 : shape[axis];
        }

        return vectors;
    }

    /// <summary>The vector that an element is part of.</summary>
    private static int First(int element, Shape shape, ReadOnlySpan<int> strides)
    {
        int vector = 0;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (element, int index) = Math.DivRem(element, shape[axis]);
            vector += index * strides[axis];
        }

        return vector;
    }

    private static void AddSquares(ReadOnlySpan<float> row, Span<double> sums, int stride)
    {
        if (stride == 0)
        {
            sums[0] += Sums.Squares(row);
            return;
        }

        for (int i = 0; i < row.Length; i++)
        {
            sums[i] += (double)row[i] * row[i];
        }
    }

    private static void Multiply(Span<float> row, ReadOnlySpan<double> scales, int stride)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (float)(row[i] * scales[i * stride]);
        }
    }

    private static int[] CheckedAxes(IReadOnlyList<int> axes, [CallerMemberName] string name = "")
    {
        int[] copy = [.. Guard.NotNull(axes, name)];
        return copy.Length > 0 && copy.Distinct().Count() == copy.Length
            ? copy
            : throw new ArgumentException(
                $"{name} expects one or more different axes, but got [{string.Join(", ", copy)}].", name);
    }
}
