using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DenseLayers.Benchmarks.Measuring;

/// <summary>Reading and writing memory from front to back and nothing else.</summary>
internal static unsafe class MemoryLoop
{
    /// <summary>Numbers that a buffer must hold a multiple of.</summary>
    public static int Granularity => 8 * Vector512<float>.Count;

    /// <summary>Reads all numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Read(float* values, long count)
    {
        Vector512<float> a = default, b = default, c = default, d = default;
        for (float* end = values + count; values < end; values += Granularity)
        {
            a += Vector512.Load(values) + Vector512.Load(values + 16);
            b += Vector512.Load(values + 32) + Vector512.Load(values + 48);
            c += Vector512.Load(values + 64) + Vector512.Load(values + 80);
            d += Vector512.Load(values + 96) + Vector512.Load(values + 112);
        }

        return Vector512.Sum(a + b + c + d);
    }

    /// <summary>Writes all numbers, by way of the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write(float* values, long count)
    {
        Vector512<float> one = Vector512<float>.One;
        for (float* end = values + count; values < end; values += Vector512<float>.Count)
        {
            one.Store(values);
        }
    }

    /// <summary>Writes all numbers past the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WriteNonTemporal(float* values, long count)
    {
        Vector512<float> one = Vector512<float>.One;
        for (float* end = values + count; values < end; values += Vector512<float>.Count)
        {
            one.StoreAlignedNonTemporal(values);
        }
    }
}
