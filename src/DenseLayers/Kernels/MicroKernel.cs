using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>The innermost loops of a product: a tile of one or four rows and <see cref="PackedMatrix.PanelWidth"/> columns.</summary>
internal static class MicroKernel
{
    private const int Width = PackedMatrix.PanelWidth;
    private const int Half = Width / 2;

    /// <summary>Computes one row of a tile.</summary>
    /// <param name="a">The row's first element.</param>
    /// <param name="depthStride">From one element of the row to the next.</param>
    /// <param name="panel">k × <see cref="Width"/>.</param>
    /// <param name="start">What the sums begin at.</param>
    /// <param name="c">Where the row goes; its length says how many columns live.</param>
    /// <param name="epilogue">Applied to the sums.</param>
    public static void MultiplyRow(
        ref readonly float a, int depthStride, ReadOnlySpan<float> panel, ReadOnlySpan<float> start, Span<float> c, Epilogue epilogue)
    {
        Vector256<float> low = Vector256.Create(start), high = Vector256.Create(start[Half..]);
        ref float b = ref MemoryMarshal.GetReference(panel);
        int k = panel.Length / Width;
        for (int p = 0; p < k; p++)
        {
            Vector256<float> x = Vector256.Create(Unsafe.Add(ref Unsafe.AsRef(in a), p * depthStride));
            low = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b, (nuint)(p * Width)), low);
            high = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b, (nuint)((p * Width) + Half)), high);
        }

        Store(epilogue.Apply(low), epilogue.Apply(high), c);
    }

    /// <summary>Computes four rows of a tile, the same chains as <see cref="MultiplyRow"/> for each.</summary>
    /// <param name="a">The first row's first element.</param>
    /// <param name="rowStride">From one row to the next.</param>
    /// <param name="depthStride">From one element of a row to the next.</param>
    /// <param name="panel">k × <see cref="Width"/>.</param>
    /// <param name="start">What the sums begin at.</param>
    /// <param name="c">Where the first row goes; the others follow at a distance of <paramref name="cStride"/>.</param>
    /// <param name="cStride">Columns of the whole output.</param>
    /// <param name="columns">How many columns of the tile live.</param>
    /// <param name="epilogue">Applied to the sums.</param>
    public static void MultiplyFourRows(
        ref readonly float a,
        int rowStride,
        int depthStride,
        ReadOnlySpan<float> panel,
        ReadOnlySpan<float> start,
        Span<float> c,
        int cStride,
        int columns,
        Epilogue epilogue)
    {
        Vector256<float> low0 = Vector256.Create(start), high0 = Vector256.Create(start[Half..]);
        Vector256<float> low1 = low0, high1 = high0, low2 = low0, high2 = high0, low3 = low0, high3 = high0;
        ref float b = ref MemoryMarshal.GetReference(panel);
        ref float a0 = ref Unsafe.AsRef(in a);
        int k = panel.Length / Width;
        for (int p = 0; p < k; p++)
        {
            Vector256<float> low = Vector256.LoadUnsafe(ref b, (nuint)(p * Width));
            Vector256<float> high = Vector256.LoadUnsafe(ref b, (nuint)((p * Width) + Half));
            Vector256<float> x = Vector256.Create(Unsafe.Add(ref a0, p * depthStride));
            low0 = Vector256.FusedMultiplyAdd(x, low, low0);
            high0 = Vector256.FusedMultiplyAdd(x, high, high0);
            x = Vector256.Create(Unsafe.Add(ref a0, rowStride + (p * depthStride)));
            low1 = Vector256.FusedMultiplyAdd(x, low, low1);
            high1 = Vector256.FusedMultiplyAdd(x, high, high1);
            x = Vector256.Create(Unsafe.Add(ref a0, (2 * rowStride) + (p * depthStride)));
            low2 = Vector256.FusedMultiplyAdd(x, low, low2);
            high2 = Vector256.FusedMultiplyAdd(x, high, high2);
            x = Vector256.Create(Unsafe.Add(ref a0, (3 * rowStride) + (p * depthStride)));
            low3 = Vector256.FusedMultiplyAdd(x, low, low3);
            high3 = Vector256.FusedMultiplyAdd(x, high, high3);
        }

        Store(epilogue.Apply(low0), epilogue.Apply(high0), c[..columns]);
        Store(epilogue.Apply(low1), epilogue.Apply(high1), c.Slice(cStride, columns));
        Store(epilogue.Apply(low2), epilogue.Apply(high2), c.Slice(2 * cStride, columns));
        Store(epilogue.Apply(low3), epilogue.Apply(high3), c.Slice(3 * cStride, columns));
    }

    private static void Store(Vector256<float> low, Vector256<float> high, Span<float> row)
    {
        if (row.Length >= Width)
        {
            low.CopyTo(row);
            high.CopyTo(row[Half..]);
            return;
        }

        Span<float> whole = stackalloc float[Width];
        low.CopyTo(whole);
        high.CopyTo(whole[Half..]);
        whole[..row.Length].CopyTo(row);
    }
}
