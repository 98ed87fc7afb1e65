using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DenseLayers;

/// <summary>The sizes of a tensor's axes, outermost first, such as <c>(None, 32, 32, 3)</c>.</summary>
/// <remarks>
/// Immutable, compared by value, written as a collection expression: <c>Shape image = [32, 32, 3];</c>.
/// A size that is not known yet, as the batch axis before data arrives, is <see cref="Unknown"/> and prints as
/// <c>None</c>, the way Keras prints it.
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed partial class Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    /// <summary>The size of an axis that is not known yet: -1.</summary>
    public const int Unknown = -1;

    private readonly int[] _sizes;

    private Shape(int[] sizes) => _sizes = sizes;

    /// <summary>The shape of a scalar: no axes, one element.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>Number of axes; 0 for a scalar.</summary>
    public int Rank => _sizes.Length;

    /// <summary>Whether every axis has a known size.</summary>
    public bool IsKnown
    {
        get
        {
            foreach (int size in _sizes)
            {
                if (size == Unknown)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Number of elements of a tensor of this shape; 1 for a scalar.</summary>
    /// <exception cref="ShapeException">
    /// An axis is unknown, or the number exceeds <see cref="Array.MaxLength"/>.
    /// </exception>
    public int ElementCount => Product(_sizes, this);

    /// <summary>Number of elements that belong to one sample: the product of all axes after the first.</summary>
    /// <exception cref="ShapeException">
    /// One of those axes is unknown, or the number exceeds <see cref="Array.MaxLength"/>.
    /// </exception>
    public int SampleSize => Rank == 0 ? 1 : Product(AsSpan()[1..], this);

    /// <inheritdoc/>
    int IReadOnlyCollection<int>.Count => Rank;

    /// <summary>The size of an axis.</summary>
    /// <param name="axis">From 0, the outermost, to <see cref="Rank"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is not an axis of this shape.</exception>
    public int this[int axis] => (uint)axis < (uint)_sizes.Length ? _sizes[axis] : throw NoAxis(axis);

    /// <summary>The size of an axis counted from either end; <c>shape[^1]</c> is the last axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is not an axis of this shape.</exception>
    public int this[Index axis] => this[axis.GetOffset(Rank)];

    /// <summary>Makes a shape from its sizes; a collection expression calls this.</summary>
    /// <param name="sizes">The size of each axis: 0 or more, or <see cref="Unknown"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative and not <see cref="Unknown"/>.</exception>
    public static Shape Create(ReadOnlySpan<int> sizes)
    {
        foreach (int size in sizes)
        {
            if (size < Unknown)
            {
                throw NoSize(size, sizes);
            }
        }

        return new Shape(sizes.ToArray());
    }

    /// <summary>The same shape with another last axis.</summary>
    /// <param name="size">The new size.</param>
    /// <exception cref="InvalidOperationException">The shape is that of a scalar.</exception>
    public Shape WithLast(int size) => With(Rank - 1, size);

    /// <summary>The same shape with another first axis, the batch.</summary>
    /// <param name="size">The new size.</param>
    /// <exception cref="InvalidOperationException">The shape is that of a scalar.</exception>
    public Shape WithBatch(int size) => With(0, size);

    /// <summary>This shape behind one more axis: <c>(32, 3)</c> becomes <c>(batch, 32, 3)</c>.</summary>
    /// <param name="size">The size of the new first axis; unknown by default.</param>
    public Shape Batched(int size = Unknown) => Create([size, .. _sizes]);

    /// <summary>The shape of one sample: this shape without its first axis.</summary>
    /// <exception cref="InvalidOperationException">The shape is that of a scalar.</exception>
    public Shape Sample => Rank > 0 ? Create(AsSpan()[1..]) : throw IsScalar();

    /// <summary>Whether data of the shape <paramref name="other"/> fits where this one is asked for.</summary>
    /// <param name="other">The shape of the data.</param>
    /// <returns>
    /// <see langword="true"/> if the ranks are equal and each pair of sizes is equal or has an unknown.
    /// </returns>
    public bool Accepts(Shape other)
    {
        ArgumentNullException.ThrowIfNull(other);
        bool fits = other.Rank == Rank;
        for (int axis = 0; fits && axis < Rank; axis++)
        {
            int size = _sizes[axis], given = other._sizes[axis];
            fits = size == given || size == Unknown || given == Unknown;
        }

        return fits;
    }

    /// <summary>Turns an axis counted from either end, such as -1 for the last, into one counted from 0.</summary>
    /// <param name="axis">From -<see cref="Rank"/> to <see cref="Rank"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is not an axis of this shape.</exception>
    public int NormalizeAxis(int axis) =>
        axis >= -Rank && axis < Rank ? (axis + Rank) % Rank : throw NoAxis(axis);

    /// <summary>The sizes as a span.</summary>
    public ReadOnlySpan<int> AsSpan() => _sizes;

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_sizes).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The shape as Keras prints it: <c>(None, 32, 32, 3)</c>, <c>(5,)</c>, <c>()</c>.</summary>
    public override string ToString() => Format(_sizes);

    // As [rows, columns], without the inline array that this takes of two sizes: each first prediction would wait for
    // its compilation.
    internal static Shape Matrix(int rows, int columns) => Create(new int[] { rows, columns });

    private static string Format(ReadOnlySpan<int> sizes)
    {
        string[] texts = new string[sizes.Length];
        for (int axis = 0; axis < texts.Length; axis++)
        {
            texts[axis] = sizes[axis] == Unknown ? "None" : sizes[axis].ToString(CultureInfo.InvariantCulture);
        }

        return sizes.Length == 1 ? $"({texts[0]},)" : $"({string.Join(", ", texts)})";
    }

    private static int Product(ReadOnlySpan<int> sizes, Shape shape)
    {
        long product = 1;
        bool tooLarge = false;
        foreach (int size in sizes)
        {
            if (size == Unknown)
            {
                throw ShapeException.UnknownSize(shape);
            }

            // A later axis of 0 makes even (int.MaxValue, int.MaxValue, 0) a legal, empty shape.
            product = size == 0 ? 0 : product * size;
            tooLarge = size != 0 && (tooLarge || product > Array.MaxLength);
            product = tooLarge ? 1 : product;
        }

        return tooLarge ? throw ShapeException.TooLarge(shape) : (int)product;
    }

    private Shape With(int axis, int size)
    {
        if (Rank == 0)
        {
            throw IsScalar();
        }

        int[] sizes = AsSpan().ToArray();
        sizes[axis] = size;
        return Create(sizes);
    }

    private static ArgumentOutOfRangeException NoSize(int size, ReadOnlySpan<int> sizes) =>
        new(nameof(sizes), size, $"Shape expects sizes of 0 or more, or Shape.Unknown (-1), but got {Format(sizes)}.");

    private static InvalidOperationException IsScalar() =>
        new("The shape () of a scalar has no axes: it has neither a batch nor a last axis.");

    private ArgumentOutOfRangeException NoAxis(int axis) =>
        new(nameof(axis), axis, $"Shape {this} has {Rank} axes, but axis {axis} was asked for.");
}
