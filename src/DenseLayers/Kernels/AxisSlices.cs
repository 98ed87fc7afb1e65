namespace DenseLayers.Kernels;

/// <summary>The slices of a row-major array that run along one or several of its axes.</summary>
internal readonly ref struct AxisSlices
{
    private readonly ReadOnlySpan<int> _sizes;
    private readonly ReadOnlySpan<int> _axes;
    private readonly int _firstSize;

    /// <summary>Describes the slices.</summary>
    /// <param name="sizes">The size of each axis; a negative first one follows from the length.</param>
    /// <param name="axes">The axes that the slices run along, from either end.</param>
    /// <param name="length">Number of elements of the array.</param>
    public AxisSlices(ReadOnlySpan<int> sizes, ReadOnlySpan<int> axes, int length)
    {
        _sizes = sizes;
        _axes = axes;
        if (axes is [-1] && sizes.Length > 1)
        {
            // The last axis, which nearly all slices run along. No index along the first one reaches their number.
            Length = sizes[^1];
            Count = Length == 0 ? 0 : length / Length;
            IsContiguous = true;
            _firstSize = Count;
            return;
        }

        int rest = 1;
        for (int axis = 1; axis < sizes.Length; axis++)
        {
            rest *= sizes[axis];
        }

        _firstSize = rest == 0 ? 0 : length / rest;
        Length = 1;
        IsContiguous = true;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            Length *= IsAlong(axis) ? Size(axis) : 1;
            IsContiguous &= IsAlong(axis) || Length == 1 || Size(axis) == 1;
        }

        Count = Length == 0 ? 0 : length / Length;
    }

    /// <summary>Number of elements of a slice.</summary>
    public int Length { get; }

    /// <summary>Number of slices; 0 if they are empty.</summary>
    public int Count { get; }

    /// <summary>Whether each slice is one piece of memory, and the next slice follows it.</summary>
    public bool IsContiguous { get; }

    /// <summary>Copies a slice out of the array.</summary>
    public void Gather(int slice, ReadOnlySpan<float> array, Span<float> values)
    {
        int start = Offset(slice, 0), stride = Stride;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = array[start + (stride > 0 ? i * stride : Offset(0, i))];
        }
    }

    /// <summary>Copies a slice into the array.</summary>
    public void Scatter(int slice, ReadOnlySpan<float> values, Span<float> array)
    {
        int start = Offset(slice, 0), stride = Stride;
        for (int i = 0; i < values.Length; i++)
        {
            array[start + (stride > 0 ? i * stride : Offset(0, i))] = values[i];
        }
    }

    /// <summary>The distance between neighbours in a slice along a single axis; 0 if it runs along several.</summary>
    private int Stride => _axes.Length > 1 || Length == 1 ? 0 : Offset(0, 1);

    private int Offset(int slice, int element)
    {
        int offset = 0;
        int stride = 1;
        for (int axis = _sizes.Length - 1; axis >= 0; axis--)
        {
            int size = Size(axis);
            ref int index = ref IsAlong(axis) ? ref element : ref slice;
            (index, int place) = Math.DivRem(index, size);
            offset += place * stride;
            stride *= size;
        }

        return offset;
    }

    private int Size(int axis) => axis == 0 ? _firstSize : _sizes[axis];

    private bool IsAlong(int axis) => _axes.Contains(axis) || _axes.Contains(axis - _sizes.Length);
}
