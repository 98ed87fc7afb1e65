using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>
/// The loops around a micro-kernel for a result with few columns, which would leave most of a vector unused.
/// </summary>
/// <remarks>
/// The operands swap their roles: rows of the result lie side by side in a vector, and the right operand, whose panels
/// are as narrow as its columns, is read element by element. What comes out is the result's transpose, turned back in a
/// buffer.
/// </remarks>
internal static class NarrowKernel<TKernel>
    where TKernel : struct, IMicroKernel
{
    // Steps of the summed axis that are packed at once, whole panels of them: they stay in the first-level cache.
    private const int MaxDepth = 256;

    // The most columns of a result.
    private const int MaxColumns = (2 * Panels.Width) - 1;

    /// <summary>Rows of the result that are computed at once.</summary>
    public static int Rows => TKernel.MaxPanels * Panels.Width;

    /// <summary>Whether swapping takes fewer vector operations.</summary>
    public static bool Pays(in Product product)
    {
        long m = product.M, n = product.EndColumn - product.FirstColumn;
        return n <= MaxColumns && n * RoundUp(m) < m * RoundUp(n);
    }

    /// <summary>Computes a product.</summary>
    public static void Multiply(in Product product) => Multiply(in product, default(StoredOperand));

    /// <summary>Computes a product whose left operand comes from elsewhere.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TLeft>(in Product product, TLeft left)
        where TLeft : struct, INarrowOperand, allows ref struct
    {
        Span<float> packed = Aligned(stackalloc float[(Math.Min(MaxDepth, product.K) * Rows) + Panels.Width]);
        Span<float> sums = Aligned(stackalloc float[(MaxColumns * Rows) + Panels.Width]);
        Span<float> turned = stackalloc float[Rows * Panels.Width];
        for (int row = 0; row < product.M; row += Rows)
        {
            int rows = Math.Min(Rows, product.M - row);
            Begin(in product, row, rows, sums);
            int step = 0;
            do
            {
                int steps = Math.Min(MaxDepth, product.K - step);
                left.Pack(in product, row, rows, step, steps, packed);
                MultiplySteps(in product, row, rows, step, steps, packed, sums);
                step += steps;
            }
            while (step < product.K);

            for (int column = product.FirstColumn; column < product.EndColumn; column += Panels.Width)
            {
                int width = Math.Min(Panels.Width, product.EndColumn - column);
                ref float sum = ref sums[(column - product.FirstColumn) * Rows];
                Panels.TransposeRows(in sum, Rows, width, rows, ref turned[0]);
                ref float c = ref Unsafe.Add(ref product.C, ((nint)row * product.N) + column);
                Panels.CopyColumns(in turned[0], Panels.Width, rows, width, ref c, product.N);
            }
        }
    }

    // The part of some memory of the stack, Panels.Width longer than needed, in which vectors are cache lines.
    private static unsafe Span<float> Aligned(Span<float> stack)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(stack));
        return stack[(int)((0 - address) % (Panels.Width * sizeof(float)) / sizeof(float))..];
    }

    private static long RoundUp(long size) => (size + Panels.Width - 1) / Panels.Width * Panels.Width;

    // A row of the sums for each column of the result.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Begin(in Product product, int row, int rows, Span<float> sums)
    {
        for (int column = product.FirstColumn; column < product.EndColumn; column++)
        {
            Span<float> start = sums.Slice((column - product.FirstColumn) * Rows, Rows);
            if (!product.Continues)
            {
                start.Fill(product.Bias.IsEmpty ? 0 : product.Bias[column]);
                continue;
            }

            ref float c = ref Unsafe.Add(ref product.C, ((nint)row * product.N) + column);
            for (int i = 0; i < rows; i++)
            {
                start[i] = Unsafe.Add(ref c, (nint)i * product.N);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplySteps(
        in Product product, int row, int rows, int step, int steps, Span<float> packed, Span<float> sums)
    {
        Tile tile = new()
        {
            Depth = steps,
            B = ref MemoryMarshal.GetReference(packed),
            BStep = Panels.Width,
            BPanel = steps * Panels.Width,
            StartRow = Rows,
            CRow = Rows,
            Floor = step + steps == product.K ? product.Floor : float.NegativeInfinity,
        };
        int panels = rows > Panels.Width ? TKernel.MaxPanels : 1;

        // Rows are packed faster than memory gives them, so the next ones are asked for while these are computed. Where
        // all rows lie one after the other, those that follow hold as many elements as are used up.
        if (product.AStep == 1 && product.ARow == product.K && row + (2 * Rows) <= product.M)
        {
            tile.AheadStep = Panels.Width;
            tile.Ahead = ref Unsafe.Add(ref Unsafe.AsRef(in product.A), ((row + Rows) * product.ARow) + (step * Rows));
        }

        for (int column = product.FirstColumn; column < product.EndColumn; column += Panels.Width)
        {
            int width = Math.Min(Panels.Width, product.EndColumn - column);
            tile.AStep = width;
            int tiles = (width + TKernel.MaxRows - 1) / TKernel.MaxRows;
            for (int i = 0; i < tiles; i++)
            {
                int first = width * i / tiles, count = (width * (i + 1) / tiles) - first;
                tile.A = ref Unsafe.Add(
                    ref Unsafe.AsRef(in product.B), ((nint)column * product.K) + ((nint)step * width) + first);
                tile.C = ref sums[(column - product.FirstColumn + first) * Rows];
                tile.Start = ref tile.C;
                Tiles<TKernel>.Multiply(count, panels, in tile);
                tile.AheadStep = 0;
            }
        }
    }
}
