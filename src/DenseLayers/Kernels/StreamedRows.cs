using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace DenseLayers.Kernels;

/// <summary>A product over few steps whose result goes past the caches, which takes most of its time.</summary>
/// <remarks>
/// Such stores want whole vectors at multiples of their size, in the order of memory. So the result is written as one
/// long row; a vector may hold the end of a row and the beginning of the next.
/// </remarks>
internal static unsafe class StreamedRows
{
    // With more steps, arithmetic takes longer than writing: other kernels do it better.
    private const int MaxDepth = 8;

    // Vectors that are computed side by side.
    private const int Unroll = 4;

    /// <summary>Whether the product is one that this kernel computes, and computes faster than others.</summary>
    public static bool Pays(in Product product)
    {
        bool isWhole = product.FirstColumn == 0 && product.EndColumn == product.N && !product.Continues;
        bool isAligned = (nint)Unsafe.AsPointer(ref product.C) % sizeof(float) == 0;
        return isWhole && isAligned && product.AStep == 1 && product.K <= MaxDepth && product.N >= Panels.Width;
    }

    /// <summary>Computes a product.</summary>
    public static void Multiply(in Product product)
    {
        if (Floats16.IsAccelerated)
        {
            Multiply<Floats16>(in product);
        }
        else if (Floats8.IsAccelerated)
        {
            Multiply<Floats8>(in product);
        }
        else if (Floats4.IsAccelerated)
        {
            Multiply<Floats4>(in product);
        }
        else
        {
            Multiply<Floats1>(in product);
        }
    }

    /// <summary>Computes a product with as many floats side by side as the type says.</summary>
    public static void Multiply<T>(in Product product)
        where T : struct, IFloats<T>
    {
        // The right operand and below it the bias, with the first columns again behind the last ones.
        int stride = product.N + T.Count;
        float[] rented = ArrayPool<float>.Shared.Rent(((product.K + 1) * stride) + Panels.Width);
        fixed (float* memory = rented, c = &product.C, a = &product.A)
        {
            // The first column that begins a vector of the result begins one here too.
            int head = Misplaced(c, T.Count);
            float* columns = memory + ((Misplaced(memory, T.Count) + T.Count - head) % T.Count);
            Lay(in product, stride, columns);
            Multiply<T>(in product, a, columns, stride, c, head);
        }

        ArrayPool<float>.Shared.Return(rented);
        if (Sse.IsSupported)
        {
            // Other threads see these stores in order with later ones only from here on.
            Sse.StoreFence();
        }
    }

    // Floats up to the next multiple of a vector's size.
    private static int Misplaced(float* address, int count) =>
        (int)((0 - (nuint)address) / sizeof(float) % (nuint)count);

    private static void Lay(in Product product, int stride, float* columns)
    {
        for (int column = 0; column < stride; column++)
        {
            int from = column % product.N, first = from / Panels.Width * Panels.Width;
            int width = Math.Min(Panels.Width, product.N - first);
            ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in product.B), ((nint)first * product.K) + from - first);
            for (int step = 0; step < product.K; step++)
            {
                columns[(step * stride) + column] = Unsafe.Add(ref b, step * width);
            }

            columns[(product.K * stride) + column] = product.Bias.IsEmpty ? 0 : product.Bias[from];
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<T>(in Product product, float* a, float* columns, int stride, float* c, int head)
        where T : struct, IFloats<T>
    {
        int n = product.N, k = product.K, column = head;
        float* bias = columns + ((nint)k * stride);
        float* mask = stackalloc float[2 * Panels.Width];
        for (int i = 0; i < 2 * Panels.Width; i++)
        {
            mask[i] = i < Panels.Width ? BitConverter.Int32BitsToSingle(-1) : 0;
        }

        T floor = product.Floor;
        for (int i = 0; i < head; i++)
        {
            *c++ = Element(in product, a, columns + i, stride);
        }

        for (int row = 0; row < product.M; row++, a += product.ARow)
        {
            for (; column + (Unroll * T.Count) <= n; column += Unroll * T.Count, c += Unroll * T.Count)
            {
                T sum0 = T.Load(ref bias[column], 0);
                T sum1 = T.Load(ref bias[column], (nuint)T.Count);
                T sum2 = T.Load(ref bias[column], 2 * (nuint)T.Count);
                T sum3 = T.Load(ref bias[column], 3 * (nuint)T.Count);
                ref float b = ref columns[column];
                for (int step = 0; step < k; step++)
                {
                    T value = a[step];
                    sum0 = T.MultiplyAdd(value, T.Load(ref b, 0), sum0);
                    sum1 = T.MultiplyAdd(value, T.Load(ref b, (nuint)T.Count), sum1);
                    sum2 = T.MultiplyAdd(value, T.Load(ref b, 2 * (nuint)T.Count), sum2);
                    sum3 = T.MultiplyAdd(value, T.Load(ref b, 3 * (nuint)T.Count), sum3);
                    b = ref Unsafe.Add(ref b, stride);
                }

                T.StorePastCaches(T.Max(floor, sum0), c);
                T.StorePastCaches(T.Max(floor, sum1), c + T.Count);
                T.StorePastCaches(T.Max(floor, sum2), c + (2 * T.Count));
                T.StorePastCaches(T.Max(floor, sum3), c + (3 * T.Count));
            }

            for (; column < n; column += T.Count, c += T.Count)
            {
                // The elements that are left in this row; the others are of the next.
                int left = Math.Min(n - column, T.Count);
                if (left < T.Count && row == product.M - 1)
                {
                    break;
                }

                T isHere = T.Load(ref mask[Panels.Width - left], 0);
                float* next = left < T.Count ? a + product.ARow : a;
                T sum = T.Load(ref bias[column], 0);
                for (int step = 0; step < k; step++)
                {
                    T value = T.Select(isHere, a[step], next[step]);
                    sum = T.MultiplyAdd(value, T.Load(ref columns[(step * stride) + column], 0), sum);
                }

                T.StorePastCaches(T.Max(floor, sum), c);
            }

            if (row < product.M - 1)
            {
                column -= n;
            }
        }

        for (a -= product.ARow; column < n; column++)
        {
            *c++ = Element(in product, a, columns + column, stride);
        }
    }

    // One element, where a vector would reach beyond the result.
    private static float Element(in Product product, float* a, float* column, int stride)
    {
        float sum = column[product.K * stride];
        for (int step = 0; step < product.K; step++)
        {
            sum = MathF.FusedMultiplyAdd(a[step], column[step * stride], sum);
        }

        return sum < product.Floor ? product.Floor : sum;
    }
}
