using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DenseLayers.Kernels;

/// <summary>
/// The layout that micro-kernels read: a matrix cut into panels of <see cref="Width"/> columns, each stored row after row,
/// and the panels one after the other. The last one is as narrow as the columns that are left: nothing is filled up.
/// </summary>
internal static class Panels
{
    /// <summary>Columns of a panel: a cache line of them.</summary>
    public const int Width = 16;

    /// <summary>How far past the end of the last panel a vector load may reach; what it finds there is not used.</summary>
    public const int Slack = Width;

    /// <summary>The size of buffer that a matrix needs.</summary>
    public static int Size(int rows, int columns) => checked((rows * columns) + Slack);

    /// <summary>Lays out a row-major k × n matrix.</summary>
    public static void Pack(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(panels.Length, matrix.Length);
        for (int column = 0; column < columns && rows > 0; column += Width)
        {
            int width = Math.Min(Width, columns - column);
            CopyColumns(in matrix[column], columns, rows, width, ref panels[column * rows], width);
        }
    }

    /// <summary>Lays out the transpose of a row-major n × k matrix, which has <paramref name="rows"/> columns.</summary>
    public static void PackTransposed(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(panels.Length, matrix.Length);
        for (int column = 0; column < columns && rows > 0; column += Width)
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
    /// <param name="rows">Rows to read, from 1 to <see cref="Width"/>. Columns of the panel beyond them hold nothing of use.</param>
    /// <param name="steps">Elements of each row: the panel has that many rows.</param>
    /// <param name="panel">Where they go: <paramref name="steps"/> × <see cref="Width"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeRows(ref readonly float source, nint sourceRow, int rows, int steps, ref float panel)
    {
        const int block = 8;
        if (!Avx.IsSupported || steps < block)
        {
            TransposeSlowly(in source, sourceRow, rows, steps, ref panel, Width);
            return;
        }

        for (int row = 0; row < rows; row += block)
        {
            // Rows that are not there are read as the last one, steps that are left over with some that are done.
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), row * sourceRow);
            int last = Math.Min(block, rows - row) - 1;
            for (int step = 0; ; step = Math.Min(step + block, steps - block))
            {
                TransposeBlock(ref Unsafe.Add(ref from, step), sourceRow, last, ref Unsafe.Add(ref panel, (step * Width) + row));
                if (step == steps - block)
                {
                    break;
                }
            }
        }
    }

    // 8 × 8. Halves of rows four apart meet in one vector as they are loaded, which leaves shuffles within halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(ref float source, nint sourceRow, int last, ref float panel)
    {
        for (int half = 0; half < 2; half++)
        {
            Vector256<float> a = Pair(ref source, sourceRow, 0, last), b = Pair(ref source, sourceRow, 1, last);
            Vector256<float> c = Pair(ref source, sourceRow, 2, last), d = Pair(ref source, sourceRow, 3, last);
            Vector256<float> abLow = Avx.UnpackLow(a, b), abHigh = Avx.UnpackHigh(a, b);
            Vector256<float> cdLow = Avx.UnpackLow(c, d), cdHigh = Avx.UnpackHigh(c, d);
            Avx.Shuffle(abLow, cdLow, 0x44).StoreUnsafe(ref panel);
            Avx.Shuffle(abLow, cdLow, 0xEE).StoreUnsafe(ref panel, Width);
            Avx.Shuffle(abHigh, cdHigh, 0x44).StoreUnsafe(ref panel, 2 * Width);
            Avx.Shuffle(abHigh, cdHigh, 0xEE).StoreUnsafe(ref panel, 3 * Width);
            source = ref Unsafe.Add(ref source, 4);
            panel = ref Unsafe.Add(ref panel, 4 * Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float source, nint sourceRow, int row, int last) => Vector256.Create(
        Vector128.LoadUnsafe(ref Unsafe.Add(ref source, Math.Min(row, last) * sourceRow)),
        Vector128.LoadUnsafe(ref Unsafe.Add(ref source, Math.Min(row + 4, last) * sourceRow)));

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
