using System.Runtime.InteropServices;

namespace DenseLayers.Benchmarks.Cases;

/// <summary>
/// Numbers that begin at a page and stay where they are, so that all contenders read the same memory.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    /// <summary>Takes memory, filled with zeros (so that its pages are there before anything is measured).</summary>
    public NativeBuffer(long count)
    {
        Count = checked((int)count);
        Pointer = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), alignment: 4096);
        Span.Clear();
    }

    /// <summary>Takes memory for a copy of some values.</summary>
    public NativeBuffer(ReadOnlySpan<float> values)
        : this(values.Length) => values.CopyTo(Span);

    /// <summary>How many numbers.</summary>
    public int Count { get; }

    /// <summary>The first number.</summary>
    public float* Pointer { get; private set; }

    /// <summary>All numbers.</summary>
    public Span<float> Span => new(Pointer, Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
