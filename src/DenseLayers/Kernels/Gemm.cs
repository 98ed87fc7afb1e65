using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>Matrix products. All matrices are row-major; m, n and k are BLAS's letters: (m × k) · (k × n).</summary>
/// <remarks>
/// Every output element is one chain of fused multiply-adds over the summed axis, in index order, that begins at the
/// bias or at zero. So its bits do not depend on the other rows, on its place or on the vector width.
/// </remarks>
internal static class Gemm
{
    /// <summary>Rows that are packed at once for a product summed over rows, so that the pack stays small.</summary>
    public const int MaxRows = 512;

    /// <summary>c = epilogue(a · b), the product of forward. Overwrites c.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="b">k × n, packed.</param>
    /// <param name="c">m × n; its length says m.</param>
    /// <param name="epilogue">The bias the sums start from, and what is applied at the end.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    /// <param name="streams">Whether c is so large that it is best written past the caches.</param>
    public static void Multiply(
        ReadOnlySpan<float> a, PackedMatrix b, Span<float> c, Epilogue epilogue, int threads = 1, bool streams = false)
    {
        int k = b.Rows, n = b.Columns;
        if (c.IsEmpty)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(epilogue.Bias.Length, epilogue.Bias.IsEmpty ? 0 : n);
        if (c.Length == n && a.Length == k && threads <= 1)
        {
            // Not to be cut into tiles or parts, one row needs no description of itself.
            RowKernel.Multiply(
                ref MemoryMarshal.GetReference(a),
                aStep: 1,
                k,
                ref MemoryMarshal.GetReference(b.Values),
                n,
                ref MemoryMarshal.GetReference(c),
                ref epilogue.Bias.IsEmpty ? ref Unsafe.NullRef<float>() : ref MemoryMarshal.GetReference(epilogue.Bias),
                epilogue.Floor);
        }
        else
        {
            MultiplyRows(a, b, c, epilogue, threads, streams);
        }
    }

    /// <summary>c = aᵀ · b, the gradient of a kernel: summed over the rows of both. Overwrites c.</summary>
    /// <param name="a">k × m.</param>
    /// <param name="b">k × n.</param>
    /// <param name="c">m × n.</param>
    /// <param name="m">Columns of a.</param>
    /// <param name="n">Columns of b.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void MultiplyTransposedLeft(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int m, int n, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, (long)m * n);
        if (c.IsEmpty)
        {
            return;
        }

        int k = a.Length / m;
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, k * m);
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, (long)k * n);
        float[] packed = ArrayPool<float>.Shared.Rent(Panels.Size(Math.Min(k, MaxRows), n));
        int row = 0;
        do
        {
            int rows = Math.Min(MaxRows, k - row);
            PackJob.Run(b.Slice(row * n, rows * n), rows, n, packed, threads);
            Product product = new()
            {
                M = m,
                N = n,
                K = rows,
                EndColumn = n,
                A = ref MemoryMarshal.GetReference(a[(row * m)..]),
                ARow = 1,
                AStep = m,
                B = ref packed[0],
                C = ref MemoryMarshal.GetReference(c),
                Continues = row > 0,
                Floor = float.NegativeInfinity,
            };
            ProductJob.Run(in product, threads);
            row += rows;
        }
        while (row < k);

        ArrayPool<float>.Shared.Return(packed);
    }

    /// <summary>Computes a product on the calling thread, with the widest kernel of this processor.</summary>
    public static void Run(in Product product)
    {
        if (product.M == 1)
        {
            MultiplyRow(in product);
        }
        else if (product.Streams && StreamedRows.Pays(in product))
        {
            StreamedRows.Multiply(in product);
        }
        else if (Vector512MicroKernel.IsAccelerated)
        {
            MacroKernel<Vector512MicroKernel>.Multiply(in product);
        }
        else if (Vector256MicroKernel.IsAccelerated)
        {
            MacroKernel<Vector256MicroKernel>.Multiply(in product);
        }
        else if (Vector128MicroKernel.IsAccelerated)
        {
            MacroKernel<Vector128MicroKernel>.Multiply(in product);
        }
        else
        {
            MacroKernel<ScalarMicroKernel>.Multiply(in product);
        }
    }

    private static void MultiplyRows(
        ReadOnlySpan<float> a, PackedMatrix b, Span<float> c, Epilogue epilogue, int threads, bool streams)
    {
        int k = b.Rows, n = b.Columns, m = n == 0 ? 0 : c.Length / n;
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, m * n);
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, (long)m * k);
        Product product = new()
        {
            M = m,
            N = n,
            K = k,
            EndColumn = n,
            A = ref MemoryMarshal.GetReference(a),
            ARow = k,
            AStep = 1,
            B = ref MemoryMarshal.GetReference(b.Values),
            C = ref MemoryMarshal.GetReference(c),
            Bias = epilogue.Bias,
            Floor = epilogue.Floor,
            Streams = streams,
        };
        ProductJob.Run(in product, threads);
    }

    private static void MultiplyRow(in Product product)
    {
        // All panels before the first column are whole.
        int column = product.FirstColumn;
        ref float c = ref Unsafe.Add(ref product.C, column);
        ref float start = ref c;
        if (!product.Continues)
        {
            start = ref product.Bias.IsEmpty
                ? ref Unsafe.NullRef<float>()
                : ref Unsafe.Add(ref MemoryMarshal.GetReference(product.Bias), column);
        }

        RowKernel.Multiply(
            ref Unsafe.AsRef(in product.A),
            product.AStep,
            product.K,
            ref Unsafe.Add(ref Unsafe.AsRef(in product.B), (nint)column * product.K),
            product.EndColumn - column,
            ref c,
            ref start,
            product.Floor);
    }
}
