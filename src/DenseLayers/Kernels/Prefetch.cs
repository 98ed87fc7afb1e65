using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace DenseLayers.Kernels;

/// <summary>Asks for the cache line of an element before it is needed.</summary>
/// <remarks>Only a hint: no address is wrong, and on processors other than x86 nothing happens.</remarks>
internal static unsafe class Prefetch
{
    /// <summary>For what is needed next: into the first-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Near(ref readonly float element)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in element)));
        }
    }

    /// <summary>For what is needed later: into the second-level cache; the first keeps what is in use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Far(ref readonly float element)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.AsRef(in element)));
        }
    }
}
