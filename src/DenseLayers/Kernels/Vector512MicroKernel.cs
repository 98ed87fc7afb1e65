using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>Tiles of up to 14 rows and two panels, a panel being one vector of 512 bits.</summary>
/// <remarks>
/// 28 sums, two vectors of the right operand and one element of the left fill 31 of the 32 registers.
/// </remarks>
internal readonly struct Vector512MicroKernel : IMicroKernel
{
    public static bool IsAccelerated => Vector512.IsHardwareAccelerated;

    public static int MaxRows => 14;

    public static int MaxPanels => 2;

    public static int MaxDepth => 1024;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TRows, TPanels>(in Tile tile)
        where TRows : struct, ICount
        where TPanels : struct, ICount
    {
        // Each sum is a variable of its own, or the compiler would not keep it in a register. It drops the lines of the
        // rows and panels that the tile does not have.
        ref float start = ref Unsafe.AsRef(in tile.Start);
        nint startRow = tile.StartRow;
        Begin<TRows, TPanels>(0, ref start, startRow, out Vector512<float> x0, out Vector512<float> y0);
        Begin<TRows, TPanels>(1, ref start, startRow, out Vector512<float> x1, out Vector512<float> y1);
        Begin<TRows, TPanels>(2, ref start, startRow, out Vector512<float> x2, out Vector512<float> y2);
        Begin<TRows, TPanels>(3, ref start, startRow, out Vector512<float> x3, out Vector512<float> y3);
        Begin<TRows, TPanels>(4, ref start, startRow, out Vector512<float> x4, out Vector512<float> y4);
        Begin<TRows, TPanels>(5, ref start, startRow, out Vector512<float> x5, out Vector512<float> y5);
        Begin<TRows, TPanels>(6, ref start, startRow, out Vector512<float> x6, out Vector512<float> y6);
        Begin<TRows, TPanels>(7, ref start, startRow, out Vector512<float> x7, out Vector512<float> y7);
        Begin<TRows, TPanels>(8, ref start, startRow, out Vector512<float> x8, out Vector512<float> y8);
        Begin<TRows, TPanels>(9, ref start, startRow, out Vector512<float> x9, out Vector512<float> y9);
        Begin<TRows, TPanels>(10, ref start, startRow, out Vector512<float> x10, out Vector512<float> y10);
        Begin<TRows, TPanels>(11, ref start, startRow, out Vector512<float> x11, out Vector512<float> y11);
        Begin<TRows, TPanels>(12, ref start, startRow, out Vector512<float> x12, out Vector512<float> y12);
        Begin<TRows, TPanels>(13, ref start, startRow, out Vector512<float> x13, out Vector512<float> y13);

        ref float a = ref Unsafe.AsRef(in tile.A);
        ref float b = ref Unsafe.AsRef(in tile.B);
        nint aStep = tile.AStep, bStep = tile.BStep, bPanel = tile.BPanel;
        int aheadStep = tile.AheadStep;
        ref float ahead = ref aheadStep > 0 ? ref Unsafe.AsRef(in tile.Ahead) : ref b;
        for (int steps = tile.Depth; steps > 0; steps--)
        {
            Vector512<float> x = Vector512.LoadUnsafe(ref b);
            Vector512<float> y = TPanels.Value > 1 ? Vector512.LoadUnsafe(ref Unsafe.Add(ref b, bPanel)) : default;
            Add<TRows, TPanels>(0, ref a, x, y, ref x0, ref y0);
            Add<TRows, TPanels>(1, ref a, x, y, ref x1, ref y1);
            Add<TRows, TPanels>(2, ref a, x, y, ref x2, ref y2);
            Add<TRows, TPanels>(3, ref a, x, y, ref x3, ref y3);
            Add<TRows, TPanels>(4, ref a, x, y, ref x4, ref y4);
            Add<TRows, TPanels>(5, ref a, x, y, ref x5, ref y5);
            Add<TRows, TPanels>(6, ref a, x, y, ref x6, ref y6);
            Add<TRows, TPanels>(7, ref a, x, y, ref x7, ref y7);
            Add<TRows, TPanels>(8, ref a, x, y, ref x8, ref y8);
            Add<TRows, TPanels>(9, ref a, x, y, ref x9, ref y9);
            Add<TRows, TPanels>(10, ref a, x, y, ref x10, ref y10);
            Add<TRows, TPanels>(11, ref a, x, y, ref x11, ref y11);
            Add<TRows, TPanels>(12, ref a, x, y, ref x12, ref y12);
            Add<TRows, TPanels>(13, ref a, x, y, ref x13, ref y13);
            ref float line = ref Unsafe.Add(ref ahead, (nint)((steps * aheadStep) & -Panels.Width));
            Prefetch.Far(in line);
            if (TPanels.Value > 1)
            {
                Prefetch.Far(in Unsafe.Add(ref line, bPanel));
            }

            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStep);
        }

        ref float c = ref tile.C;
        nint cRow = tile.CRow;
        Vector512<float> floor = Vector512.Create(tile.Floor);
        End<TRows, TPanels>(0, ref c, cRow, floor, x0, y0);
        End<TRows, TPanels>(1, ref c, cRow, floor, x1, y1);
        End<TRows, TPanels>(2, ref c, cRow, floor, x2, y2);
        End<TRows, TPanels>(3, ref c, cRow, floor, x3, y3);
        End<TRows, TPanels>(4, ref c, cRow, floor, x4, y4);
        End<TRows, TPanels>(5, ref c, cRow, floor, x5, y5);
        End<TRows, TPanels>(6, ref c, cRow, floor, x6, y6);
        End<TRows, TPanels>(7, ref c, cRow, floor, x7, y7);
        End<TRows, TPanels>(8, ref c, cRow, floor, x8, y8);
        End<TRows, TPanels>(9, ref c, cRow, floor, x9, y9);
        End<TRows, TPanels>(10, ref c, cRow, floor, x10, y10);
        End<TRows, TPanels>(11, ref c, cRow, floor, x11, y11);
        End<TRows, TPanels>(12, ref c, cRow, floor, x12, y12);
        End<TRows, TPanels>(13, ref c, cRow, floor, x13, y13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Begin<TRows, TPanels>(
        int row, ref float start, nint startRow, out Vector512<float> x, out Vector512<float> y)
        where TRows : struct, ICount
        where TPanels : struct, ICount
    {
        x = y = default;
        if (row < TRows.Value)
        {
            ref float from = ref Unsafe.Add(ref start, row * startRow);
            x = Vector512.LoadUnsafe(ref from);
            y = TPanels.Value > 1 ? Vector512.LoadUnsafe(ref from, Panels.Width) : default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TRows, TPanels>(
        int row, ref float a, Vector512<float> bx, Vector512<float> by, ref Vector512<float> x, ref Vector512<float> y)
        where TRows : struct, ICount
        where TPanels : struct, ICount
    {
        if (row < TRows.Value)
        {
            Vector512<float> value = Vector512.Create(Unsafe.Add(ref a, row));
            x = Vector512.FusedMultiplyAdd(value, bx, x);
            y = TPanels.Value > 1 ? Vector512.FusedMultiplyAdd(value, by, y) : default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End<TRows, TPanels>(
        int row, ref float c, nint cRow, Vector512<float> floor, Vector512<float> x, Vector512<float> y)
        where TRows : struct, ICount
        where TPanels : struct, ICount
    {
        if (row < TRows.Value)
        {
            ref float to = ref Unsafe.Add(ref c, row * cRow);
            Store(x, floor, ref to);
            if (TPanels.Value > 1)
            {
                Store(y, floor, ref Unsafe.Add(ref to, Panels.Width));
            }
        }
    }

    // The second operand comes out where either is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> sum, Vector512<float> floor, ref float c) =>
        Vector512.MaxNative(floor, sum).StoreUnsafe(ref c);
}
