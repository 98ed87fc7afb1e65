using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>Softmax of many short slices that follow each other, which lie side by side in vectors.</summary>
/// <remarks>Each slice gets the bits that <see cref="SoftmaxSlice"/> gives it alone.</remarks>
internal static class ShortSoftmax
{
    // Slices that are turned at once.
    private const int Slices = Panels.Width;

    // Numbers of a slice that Sums adds up in lanes of their own.
    private const int Lanes = 8;

    /// <summary>Whether there are slices enough, and they are short enough.</summary>
    public static bool Pays(in AxisSlices slices) =>
        slices.IsContiguous && slices.Length <= Panels.Width && slices.Count >= Slices / 2;

    /// <summary>Computes the function; both spans may be the same memory.</summary>
    /// <param name="length">The length of each slice.</param>
    /// <param name="input">The slices.</param>
    /// <param name="output">Where the results go.</param>
    public static void Forward(int length, ReadOnlySpan<float> input, Span<float> output)
    {
        if (Floats16.IsAccelerated)
        {
            Forward<Floats16>(length, input, output);
        }
        else if (Floats8.IsAccelerated)
        {
            Forward<Floats8>(length, input, output);
        }
        else if (Floats4.IsAccelerated)
        {
            Forward<Floats4>(length, input, output);
        }
        else
        {
            Forward<Floats1>(length, input, output);
        }
    }

    /// <summary>The same with as many floats side by side as the type says.</summary>
    [SkipLocalsInit]
    public static void Forward<T>(int length, ReadOnlySpan<float> input, Span<float> output)
        where T : struct, IFloats<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(output.Length, input.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Panels.Width);
        Span<float> turned = stackalloc float[Slices * Panels.Width];
        Span<float> results = stackalloc float[Slices * Panels.Width];
        for (int start = 0; start < input.Length; start += Slices * length)
        {
            int count = Math.Min(Slices, (input.Length - start) / length);
            Panels.TransposeRows(in input[start], length, count, length, ref turned[0]);
            Exponentials<T>(length, ref turned[0]);
            Normalize(length, ref turned[0]);
            Panels.TransposeRows(in turned[0], Panels.Width, length, Slices, ref results[0]);
            Panels.CopyColumns(in results[0], Panels.Width, count, length, ref output[start], length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Exponentials<T>(int length, ref float values)
        where T : struct, IFloats<T>
    {
        for (int slice = 0; slice < Slices; slice += T.Count)
        {
            ref float first = ref Unsafe.Add(ref values, slice);
            T greatest = T.Load(ref first, 0);
            for (nuint i = 1; i < (nuint)length; i++)
            {
                greatest = T.Max(greatest, T.Load(ref first, i * Panels.Width));
            }

            for (nuint i = 0; i < (nuint)length; i++)
            {
                T.Store(VectorMath.Exp(T.Load(ref first, i * Panels.Width) - greatest), ref first, i * Panels.Width);
            }
        }
    }

    // The sums as Sums adds them up.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalize(int length, ref float values)
    {
        for (int slice = 0; slice < Slices; slice += Vector128<float>.Count)
        {
            ref float first = ref Unsafe.Add(ref values, slice);
            Vector256<double> sum = length < Lanes
                ? default
                : FourLanes(length, ref first, 0) + FourLanes(length, ref first, 4);
            for (int i = length / Lanes * Lanes; i < length; i++)
            {
                sum += Load(ref first, i);
            }

            Vector256<double> scale = Vector256.Create(1.0) / sum;
            Vector128<float> factor = Vector256.Narrow(scale, scale).GetLower();
            for (nuint i = 0; i < (nuint)length; i++)
            {
                (Vector128.LoadUnsafe(ref first, i * Panels.Width) * factor).StoreUnsafe(ref first, i * Panels.Width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> FourLanes(int length, ref float first, int lane) =>
        Lane(length, ref first, lane) + Lane(length, ref first, lane + 1) +
        Lane(length, ref first, lane + 2) + Lane(length, ref first, lane + 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Lane(int length, ref float first, int lane) =>
        length < 2 * Lanes ? Load(ref first, lane) : Load(ref first, lane) + Load(ref first, lane + Lanes);

    // One number of four slices.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref float first, int index)
    {
        Vector128<float> values = Vector128.LoadUnsafe(ref first, (nuint)(index * Panels.Width));
        return Vector256.WidenLower(values.ToVector256Unsafe());
    }
}
