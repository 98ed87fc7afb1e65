using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DenseLayers.Kernels;

/// <summary>Tiles of up to 6 rows and one panel, a panel being two vectors of 256 bits.</summary>
/// <remarks>
/// 12 sums, two vectors of the right operand and one element of the left fill 15 of the 16 registers.
/// </remarks>
internal readonly struct Vector256MicroKernel : IMicroKernel
{
    private const int Width = 8;

    public static bool IsAccelerated => Vector256.IsHardwareAccelerated && Fma.IsSupported;

    public static int MaxRows => 6;

    public static int MaxPanels => 1;

    public static int MaxDepth => 1024;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TRows, TPanels>(in Tile tile)
        where TRows : struct, ICount
        where TPanels : struct, ICount
    {
        // Each sum is a variable of its own, or the compiler would not keep it in a register. It drops the lines of the
        // rows that the tile does not have.
        ref float start = ref Unsafe.AsRef(in tile.Start);
        nint startRow = tile.StartRow;
        Begin<TRows>(0, ref start, startRow, out Vector256<float> x0, out Vector256<float> y0);
        Begin<TRows>(1, ref start, startRow, out Vector256<float> x1, out Vector256<float> y1);
        Begin<TRows>(2, ref start, startRow, out Vector256<float> x2, out Vector256<float> y2);
        Begin<TRows>(3, ref start, startRow, out Vector256<float> x3, out Vector256<float> y3);
        Begin<TRows>(4, ref start, startRow, out Vector256<float> x4, out Vector256<float> y4);
        Begin<TRows>(5, ref start, startRow, out Vector256<float> x5, out Vector256<float> y5);

        ref float a = ref Unsafe.AsRef(in tile.A);
        ref float b = ref Unsafe.AsRef(in tile.B);
        nint aStep = tile.AStep, bStep = tile.BStep;
        nint aheadStep = tile.AheadStep;
        ref float ahead = ref aheadStep > 0 ? ref Unsafe.AsRef(in tile.Ahead) : ref b;
        for (nint steps = tile.Depth; steps != 0; steps--)
        {
            Vector256<float> x = Vector256.LoadUnsafe(ref b);
            Vector256<float> y = Vector256.LoadUnsafe(ref b, Width);
            Add<TRows>(0, ref a, x, y, ref x0, ref y0);
            Add<TRows>(1, ref a, x, y, ref x1, ref y1);
            Add<TRows>(2, ref a, x, y, ref x2, ref y2);
            Add<TRows>(3, ref a, x, y, ref x3, ref y3);
            Add<TRows>(4, ref a, x, y, ref x4, ref y4);
            Add<TRows>(5, ref a, x, y, ref x5, ref y5);
            Prefetch.Far(in ahead);
            ahead = ref Unsafe.Add(ref ahead, aheadStep);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStep);
        }

        ref float c = ref tile.C;
        nint cRow = tile.CRow;
        Vector256<float> floor = Vector256.Create(tile.Floor);
        End<TRows>(0, ref c, cRow, floor, x0, y0);
        End<TRows>(1, ref c, cRow, floor, x1, y1);
        End<TRows>(2, ref c, cRow, floor, x2, y2);
        End<TRows>(3, ref c, cRow, floor, x3, y3);
        End<TRows>(4, ref c, cRow, floor, x4, y4);
        End<TRows>(5, ref c, cRow, floor, x5, y5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Begin<TRows>(
        int row,
        ref float start,
        nint startRow,
        out Vector256<float> x,
        out Vector256<float> y)
        where TRows : struct, ICount
    {
        x = y = default;
        if (row < TRows.Value)
        {
            ref float from = ref Unsafe.Add(ref start, row * startRow);
            x = Vector256.LoadUnsafe(ref from);
            y = Vector256.LoadUnsafe(ref from, Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TRows>(
        int row,
        ref float a,
        Vector256<float> bx,
        Vector256<float> by,
        ref Vector256<float> x,
        ref Vector256<float> y)
        where TRows : struct, ICount
    {
        if (row < TRows.Value)
        {
            Vector256<float> value = Vector256.Create(Unsafe.Add(ref a, row));
            x = Vector256.FusedMultiplyAdd(value, bx, x);
            y = Vector256.FusedMultiplyAdd(value, by, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End<TRows>(
        int row,
        ref float c,
        nint cRow,
        Vector256<float> floor,
        Vector256<float> x,
        Vector256<float> y)
        where TRows : struct, ICount
    {
        if (row < TRows.Value)
        {
            ref float to = ref Unsafe.Add(ref c, row * cRow);
            Store(x, floor, ref to);
            Store(y, floor, ref Unsafe.Add(ref to, Width));
        }
    }

    // The second operand comes out where either is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> sum, Vector256<float> floor, ref float c) =>
        Vector256.MaxNative(floor, sum).StoreUnsafe(ref c);
}
