using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DenseLayers.Kernels;

/// <summary>
/// The layout that micro-kernels read: a matrix cut into panels of <see cref="Width"/> columns, each stored row after
/// row, and the panels one after the other. The last one is as narrow as the columns that are left: nothing is filled
/// up.
/// </summary>
internal static class Panels
{
    /// <summary>Columns of a panel: a cache line of them.</summary>
    public const int Width = 16;

    /// <summary>Columns of a narrow panel: rows of a tile that has few.</summary>
    public const int NarrowWidth = 6;

    // Steps that are transposed at once.
    private const int Block = 4;

    /// <summary>
    /// How far past the end of the last panel a vector load may reach; what it finds there is not used.
    /// </summary>
    public const int Slack = Width;

    /// <summary>The size of buffer that a matrix needs.</summary>
    public static int Size(int rows, int columns) => checked((rows * columns) + Slack);

    /// <summary>Lays out a row-major k × n matrix.</summary>
    public static void Pack(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels) =>
        PackRows(matrix, rows, columns, panels, 0, rows, streams: false);

    /// <summary>Lays out some rows of a row-major k × n matrix.</summary>
    /// <param name="matrix">The whole matrix.</param>
    /// <param name="rows">k.</param>
    /// <param name="columns">n.</param>
    /// <param name="panels">All panels.</param>
    /// <param name="firstRow">The first row to lay out.</param>
    /// <param name="endRow">The row to stop before.</param>
    /// <param name="streams">
    /// Whether to write past the caches; the panels begin at a cache line then and stay there.
    /// </param>
    public static void PackRows(
        ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels, int firstRow, int endRow, bool streams)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(panels.Length, matrix.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endRow, rows);
        if (columns <= Width)
        {
            // One panel is the matrix as it is.
            matrix[(firstRow * columns)..(endRow * columns)].CopyTo(panels[(firstRow * columns)..]);
            return;
        }

        for (int column = 0; column < columns && firstRow < endRow; column += Width)
        {
            int width = Math.Min(Width, columns - column);
            ref readonly float source = ref matrix[(firstRow * columns) + column];
            ref float panel = ref panels[(column * rows) + (firstRow * width)];
            if (streams && width == Width)
            {
                StreamColumns(in source, columns, endRow - firstRow, ref panel);
            }
            else
            {
                CopyColumns(in source, columns, endRow - firstRow, width, ref panel, width);
            }
        }

        if (streams && Sse.IsSupported)
        {
            // Other threads see these stores in order with later ones only from here on.
            Sse.StoreFence();
        }
    }

    /// <summary>
    /// Lays out the transpose of a row-major n × k matrix, which has <paramref name="rows"/> columns.
    /// </summary>
    public static void PackTransposed(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels) =>
        PackTransposedColumns(matrix, rows, columns, panels, 0, columns);

    /// <summary>
    /// Lays out some columns of that transpose. The first is a multiple of <see cref="Width"/>, and so is the one to
    /// stop before, unless it is the end.
    /// </summary>
    public static void PackTransposedColumns(
        ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels, int firstColumn, int endColumn)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(panels.Length, matrix.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(firstColumn % Width, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endColumn, columns);
        for (int column = firstColumn; column < endColumn && rows > 0; column += Width)
        {
            ref readonly float source = ref matrix[column * rows];
            ref float panel = ref panels[column * rows];
            if (columns - column >= Width)
            {
                TransposeRows(in source, rows, Width, rows, ref panel);
            }
            else
            {
                TransposeSlowly(in source, rows, columns - column, rows, ref panel, columns - column);
            }
        }
    }

    /// <summary>
    /// Makes a panel of <see cref="Width"/> neighbouring columns past the caches, which neither read its lines first
    /// nor give up others for them.
    /// </summary>
    /// <param name="source">The first row's first element.</param>
    /// <param name="sourceRow">From one row to the next.</param>
    /// <param name="rows">Rows to copy.</param>
    /// <param name="panel">Where they go: the beginning of a cache line that stays in its place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void StreamColumns(ref readonly float source, nint sourceRow, int rows, ref float panel)
    {
        ref float from = ref Unsafe.AsRef(in source);
        float* to = (float*)Unsafe.AsPointer(ref panel);
        for (; rows > 0; rows--, to += Width)
        {
            Vector512.LoadUnsafe(ref from).StoreAlignedNonTemporal(to);
            from = ref Unsafe.Add(ref from, sourceRow);
        }
    }

    /// <summary>Makes a panel of neighbouring columns.</summary>
    /// <param name="source">The first row's first element.</param>
    /// <param name="sourceRow">From one row to the next.</param>
    /// <param name="rows">Rows to copy.</param>
    /// <param name="width">Columns to copy, from 1 to <see cref="Width"/>.</param>
    /// <param name="panel">Where they go.</param>
    /// <param name="panelRow">From one row to the next there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyColumns(
        ref readonly float source, nint sourceRow, int rows, int width, ref float panel, nint panelRow)
    {
        ref float from = ref Unsafe.AsRef(in source);
        nuint overlap = (nuint)(width - (width >= Width / 2 ? Width / 2 : Width / 4));
        for (; rows > 0; rows--)
        {
            // Where there are fewer columns than two vectors have, these overlap.
            if (width >= Width / 2)
            {
                Vector256<float> low = Vector256.LoadUnsafe(ref from), high = Vector256.LoadUnsafe(ref from, overlap);
                low.StoreUnsafe(ref panel);
                high.StoreUnsafe(ref panel, overlap);
            }
            else if (width >= Width / 4)
            {
                Vector128<float> low = Vector128.LoadUnsafe(ref from), high = Vector128.LoadUnsafe(ref from, overlap);
                low.StoreUnsafe(ref panel);
                high.StoreUnsafe(ref panel, overlap);
            }
            else
            {
                for (int column = 0; column < width; column++)
                {
                    Unsafe.Add(ref panel, column) = Unsafe.Add(ref from, column);
                }
            }

            from = ref Unsafe.Add(ref from, sourceRow);
            panel = ref Unsafe.Add(ref panel, panelRow);
        }
    }

    /// <summary>Makes a panel, <see cref="Width"/> wide, whose columns are rows of the source.</summary>
    /// <param name="source">The first row's first element.</param>
    /// <param name="sourceRow">From one row to the next.</param>
    /// <param name="rows">
    /// Rows to read, from 1 to <see cref="Width"/>. Columns of the panel beyond them hold nothing of use.
    /// </param>
    /// <param name="steps">Elements of each row: the panel has that many rows.</param>
    /// <param name="panel">Where they go: <paramref name="steps"/> × <see cref="Width"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TransposeRows(ref readonly float source, nint sourceRow, int rows, int steps, ref float panel) =>
        Transpose(in source, sourceRow, rows, steps, ref panel, Width);

    /// <summary>
    /// Makes a panel, <see cref="NarrowWidth"/> wide, whose columns are that many rows of the source or fewer.
    /// </summary>
    /// <param name="source">The first row's first element.</param>
    /// <param name="sourceRow">From one row to the next.</param>
    /// <param name="rows">
    /// Rows to read, at least 1. Columns of the panel beyond them hold nothing of use.
    /// </param>
    /// <param name="steps">Elements of each row: the panel has that many rows.</param>
    /// <param name="panel">
    /// Where they go: <paramref name="steps"/> × <see cref="NarrowWidth"/>, and up to <see cref="Slack"/> behind them.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TransposeFewRows(
        ref readonly float source, nint sourceRow, int rows, int steps, ref float panel) =>
        Transpose(in source, sourceRow, rows, steps, ref panel, NarrowWidth);

    // Inlined where the width is a constant, and no further: beside a caller's variables its rows would not all be in
    // registers, and reading them from the stack costs a tenth of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref readonly float source, nint sourceRow, int rows, int steps, ref float panel, int width)
    {
        if (!Avx.IsSupported || steps < Block)
        {
            TransposeSlowly(in source, sourceRow, rows, steps, ref panel, width);
            return;
        }

        for (int row = 0; row < rows; row += Width / 2)
        {
            // Rows that are not there are read as the last one.
            nint last = Math.Min(Width / 2, rows - row) - 1;
            ref float a = ref Unsafe.Add(ref Unsafe.AsRef(in source), row * sourceRow);
            ref float b = ref Unsafe.Add(ref a, Math.Min(1, last) * sourceRow);
            ref float c = ref Unsafe.Add(ref a, Math.Min(2, last) * sourceRow);
            ref float d = ref Unsafe.Add(ref a, Math.Min(3, last) * sourceRow);
            ref float e = ref Unsafe.Add(ref a, Math.Min(4, last) * sourceRow);
            ref float f = ref Unsafe.Add(ref a, Math.Min(5, last) * sourceRow);
            ref float g = ref Unsafe.Add(ref a, Math.Min(6, last) * sourceRow);
            ref float h = ref Unsafe.Add(ref a, Math.Min(7, last) * sourceRow);
            for (nuint step = 0; ; step = Math.Min(step + Block, (nuint)(steps - Block)))
            {
                // Rows four apart meet in one vector as they are loaded, which leaves shuffles within its halves.
                Vector256<float> ae = Pair(ref a, ref e, step);
                Vector256<float> bf = Pair(ref b, ref f, step);
                Vector256<float> cg = Pair(ref c, ref g, step);
                Vector256<float> dh = Pair(ref d, ref h, step);
                Vector256<float> low1 = Avx.UnpackLow(ae, bf), high1 = Avx.UnpackHigh(ae, bf);
                Vector256<float> low2 = Avx.UnpackLow(cg, dh), high2 = Avx.UnpackHigh(cg, dh);

                // Without gaps a row of the panel begins in what the vector before it holds beyond its own.
                ref float to = ref Unsafe.Add(ref panel, ((nint)step * width) + row);
                Avx.Shuffle(low1, low2, 0x44).StoreUnsafe(ref to);
                Avx.Shuffle(low1, low2, 0xEE).StoreUnsafe(ref to, (nuint)width);
                Avx.Shuffle(high1, high2, 0x44).StoreUnsafe(ref to, 2 * (nuint)width);
                Avx.Shuffle(high1, high2, 0xEE).StoreUnsafe(ref to, 3 * (nuint)width);

                // Steps that are left over are done with some that are done already.
                if ((int)step == steps - Block)
                {
                    break;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float low, ref float high, nuint step) =>
        Vector256.Create(Vector128.LoadUnsafe(ref low, step), Vector128.LoadUnsafe(ref high, step));

    private static void TransposeSlowly(
        ref readonly float source, nint sourceRow, int rows, int steps, ref float panel, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), row * sourceRow);
            for (int step = 0; step < steps; step++)
            {
                Unsafe.Add(ref panel, (step * width) + row) = Unsafe.Add(ref from, step);
            }
        }
    }
}
