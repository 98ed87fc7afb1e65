using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Vector = System.Runtime.Intrinsics.Vector128<float>;

namespace DenseLayers.Kernels;

/// <summary>Tiles of up to 6 rows and one panel, a panel being four vectors of 128 bits.</summary>
/// <remarks>
/// 24 sums, four vectors of the right operand and one element of the left fill 29 of the 32 registers of Arm64.
/// </remarks>
internal readonly struct Vector128MicroKernel : IMicroKernel
{
    private const int Width = 4;

    public static bool IsAccelerated => AdvSimd.Arm64.IsSupported || Fma.IsSupported;

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
        Begin<TRows>(0, ref start, startRow, out Vector x0, out Vector y0, out Vector z0, out Vector w0);
        Begin<TRows>(1, ref start, startRow, out Vector x1, out Vector y1, out Vector z1, out Vector w1);
        Begin<TRows>(2, ref start, startRow, out Vector x2, out Vector y2, out Vector z2, out Vector w2);
        Begin<TRows>(3, ref start, startRow, out Vector x3, out Vector y3, out Vector z3, out Vector w3);
        Begin<TRows>(4, ref start, startRow, out Vector x4, out Vector y4, out Vector z4, out Vector w4);
        Begin<TRows>(5, ref start, startRow, out Vector x5, out Vector y5, out Vector z5, out Vector w5);

        ref float a = ref Unsafe.AsRef(in tile.A);
        ref float b = ref Unsafe.AsRef(in tile.B);
        nint aStep = tile.AStep, bStep = tile.BStep;
        for (int steps = tile.Depth; steps > 0; steps--)
        {
            Vector x = Vector128.LoadUnsafe(ref b);
            Vector y = Vector128.LoadUnsafe(ref b, Width);
            Vector z = Vector128.LoadUnsafe(ref b, 2 * Width);
            Vector w = Vector128.LoadUnsafe(ref b, 3 * Width);
            Add<TRows>(0, ref a, x, y, z, w, ref x0, ref y0, ref z0, ref w0);
            Add<TRows>(1, ref a, x, y, z, w, ref x1, ref y1, ref z1, ref w1);
            Add<TRows>(2, ref a, x, y, z, w, ref x2, ref y2, ref z2, ref w2);
            Add<TRows>(3, ref a, x, y, z, w, ref x3, ref y3, ref z3, ref w3);
            Add<TRows>(4, ref a, x, y, z, w, ref x4, ref y4, ref z4, ref w4);
            Add<TRows>(5, ref a, x, y, z, w, ref x5, ref y5, ref z5, ref w5);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStep);
        }

        ref float c = ref tile.C;
        nint cRow = tile.CRow;
        Vector floor = Vector128.Create(tile.Floor);
        End<TRows>(0, ref c, cRow, floor, x0, y0, z0, w0);
        End<TRows>(1, ref c, cRow, floor, x1, y1, z1, w1);
        End<TRows>(2, ref c, cRow, floor, x2, y2, z2, w2);
        End<TRows>(3, ref c, cRow, floor, x3, y3, z3, w3);
        End<TRows>(4, ref c, cRow, floor, x4, y4, z4, w4);
        End<TRows>(5, ref c, cRow, floor, x5, y5, z5, w5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Begin<TRows>(
        int row,
        ref float start,
        nint startRow,
        out Vector x,
        out Vector y,
        out Vector z,
        out Vector w)
        where TRows : struct, ICount
    {
        x = y = z = w = default;
        if (row < TRows.Value)
        {
            ref float from = ref Unsafe.Add(ref start, row * startRow);
            x = Vector128.LoadUnsafe(ref from);
            y = Vector128.LoadUnsafe(ref from, Width);
            z = Vector128.LoadUnsafe(ref from, 2 * Width);
            w = Vector128.LoadUnsafe(ref from, 3 * Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TRows>(
        int row,
        ref float a,
        Vector bx,
        Vector by,
        Vector bz,
        Vector bw,
        ref Vector x,
        ref Vector y,
        ref Vector z,
        ref Vector w)
        where TRows : struct, ICount
    {
        if (row < TRows.Value)
        {
            Vector value = Vector128.Create(Unsafe.Add(ref a, row));
            x = Vector128.FusedMultiplyAdd(value, bx, x);
            y = Vector128.FusedMultiplyAdd(value, by, y);
            z = Vector128.FusedMultiplyAdd(value, bz, z);
            w = Vector128.FusedMultiplyAdd(value, bw, w);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End<TRows>(
        int row,
        ref float c,
        nint cRow,
        Vector floor,
        Vector x,
        Vector y,
        Vector z,
        Vector w)
        where TRows : struct, ICount
    {
        if (row < TRows.Value)
        {
            ref float to = ref Unsafe.Add(ref c, row * cRow);
            Store(x, floor, ref to);
            Store(y, floor, ref Unsafe.Add(ref to, Width));
            Store(z, floor, ref Unsafe.Add(ref to, 2 * Width));
            Store(w, floor, ref Unsafe.Add(ref to, 3 * Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector sum, Vector floor, ref float c) =>
        Vector128.ConditionalSelect(Vector128.LessThan(sum, floor), floor, sum).StoreUnsafe(ref c);
}
