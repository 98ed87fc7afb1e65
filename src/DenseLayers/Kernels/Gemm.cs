using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>Matrix products. All matrices are row-major; m, n and k are BLAS's letters: (m × k) · (k × n).</summary>
/// <remarks>
/// Every output element is one chain of fused multiply-adds over the summed axis, in index order, that begins at the bias
/// or at zero. So its bits do not depend on the other rows, on its place or on the vector width.
/// </remarks>
internal static class Gemm
{
    private const int Width = PackedMatrix.PanelWidth;
    private const int TileRows = 4;

    /// <summary>c = epilogue(a · b), the product of forward. Overwrites c.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="b">k × n, packed.</param>
    /// <param name="c">m × n; its length says m.</param>
    /// <param name="epilogue">The bias the sums start from, and what is applied at the end.</param>
    public static void Multiply(ReadOnlySpan<float> a, PackedMatrix b, Span<float> c, Epilogue epilogue)
    {
        int k = b.Rows, n = b.Columns;
        if (c.IsEmpty)
        {
            return;
        }

        int m = n == 0 ? 0 : c.Length / n;
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, m * n);
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, m * k);
        ArgumentOutOfRangeException.ThrowIfNotEqual(epilogue.Bias.Length, epilogue.Bias.IsEmpty ? 0 : n);

        Span<float> start = stackalloc float[Width];
        for (int column = 0; column < n; column += Width)
        {
            int width = Math.Min(Width, n - column);
            start.Clear();
            if (!epilogue.Bias.IsEmpty)
            {
                epilogue.Bias.Slice(column, width).CopyTo(start);
            }

            MultiplyPanel(a, rowStride: k, depthStride: 1, b.Panel(column), start, c[column..], m, n, width, epilogue);
        }
    }

    /// <summary>c = aᵀ · b, the gradient of a kernel: summed over the rows of both. Overwrites c.</summary>
    /// <param name="a">k × m.</param>
    /// <param name="b">k × n.</param>
    /// <param name="c">m × n.</param>
    /// <param name="m">Columns of a.</param>
    /// <param name="n">Columns of b.</param>
    public static void MultiplyTransposedLeft(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int m, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, m * n);
        if (c.IsEmpty)
        {
            return;
        }

        int k = a.Length / m;
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, k * m);
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, k * n);

        Span<float> zero = stackalloc float[Width];
        zero.Clear();
        float[] buffer = ArrayPool<float>.Shared.Rent(k * Width);
        Span<float> panel = buffer.AsSpan(0, k * Width);
        for (int column = 0; column < n; column += Width)
        {
            int width = Math.Min(Width, n - column);
            for (int row = 0; row < k; row++)
            {
                b.Slice((row * n) + column, width).CopyTo(panel[(row * Width)..]);
                panel.Slice((row * Width) + width, Width - width).Clear();
            }

            MultiplyPanel(a, rowStride: 1, depthStride: m, panel, zero, c[column..], m, n, width, default);
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>One panel of columns for all rows.</summary>
    private static void MultiplyPanel(
        ReadOnlySpan<float> a,
        int rowStride,
        int depthStride,
        ReadOnlySpan<float> panel,
        ReadOnlySpan<float> start,
        Span<float> c,
        int m,
        int n,
        int width,
        Epilogue epilogue)
    {
        ref float first = ref MemoryMarshal.GetReference(a);
        int row = 0;
        for (; row + TileRows <= m; row += TileRows)
        {
            MicroKernel.MultiplyFourRows(
                ref Unsafe.Add(ref first, row * rowStride), rowStride, depthStride, panel, start, c[(row * n)..], n, width, epilogue);
        }

        for (; row < m; row++)
        {
            MicroKernel.MultiplyRow(
                ref Unsafe.Add(ref first, row * rowStride), depthStride, panel, start, c.Slice(row * n, width), epilogue);
        }
    }
}
