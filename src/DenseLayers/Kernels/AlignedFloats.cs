using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>
/// An array that begins at a cache line and stays there, so that a vector of it never straddles two lines.
/// </summary>
internal sealed class AlignedFloats
{
    private const int Alignment = 64;

    private readonly float[] _memory;
    private readonly int _offset;

    /// <summary>Makes an array of zeros.</summary>
    public unsafe AlignedFloats(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<float>(checked(length + (Alignment / sizeof(float))), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _offset = (int)(-address & (Alignment - 1)) / sizeof(float);
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>All elements, to be kept.</summary>
    public Memory<float> Memory => _memory.AsMemory(_offset, Length);

    /// <summary>All elements.</summary>
    public Span<float> Span =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _offset), Length);
}
