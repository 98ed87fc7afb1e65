using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>The greatest of many numbers, the same in whatever order they are looked at.</summary>
internal static class Extremes
{
    /// <summary>The greatest element; any of them if one is NaN. There is at least one.</summary>
    public static float Greatest(ReadOnlySpan<float> x)
    {
        if (x.Length < Vector256<float>.Count)
        {
            float greatest = x[0];
            foreach (float value in x)
            {
                greatest = value > greatest ? value : greatest;
            }

            return greatest;
        }

        // The last ones may overlap those before: the greatest stays the same.
        ref float source = ref MemoryMarshal.GetReference(x);
        nuint last = (nuint)(x.Length - Vector256<float>.Count);
        Vector256<float> even = Vector256.LoadUnsafe(ref source, last);
        Vector256<float> odd = even;
        nuint i = 0;
        for (; i + (nuint)Vector256<float>.Count < last; i += 2 * (nuint)Vector256<float>.Count)
        {
            even = Vector256.MaxNative(even, Vector256.LoadUnsafe(ref source, i));
            odd = Vector256.MaxNative(odd, Vector256.LoadUnsafe(ref source, i + (nuint)Vector256<float>.Count));
        }

        even = Vector256.MaxNative(even, Vector256.LoadUnsafe(ref source, nuint.Min(i, last)));
        even = Vector256.MaxNative(even, odd);
        Vector128<float> four = Vector128.MaxNative(even.GetLower(), even.GetUpper());
        four = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return float.MaxNative(four[0], four[1]);
    }
}
