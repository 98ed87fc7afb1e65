using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>
/// The loops around a micro-kernel: they cut a product into tiles that its registers hold and caches can feed.
/// </summary>
/// <remarks>
/// A block of rows of the left operand is packed so that the rows of a tile lie side by side, each tile's before it is
/// first needed, and stays in the second-level cache while the panels of the right operand pass by once. Rows are
/// shared out in pairs so that tiles are about equally high: with 256 bits, one tile of 6 rows and one of 4 take less
/// time than two of 5.
/// </remarks>
internal static class MacroKernel<TKernel>
    where TKernel : struct, IMicroKernel
{
    // Rows of a block.
    private const int BlockRows = 112;

    // Up to here the packed rows go to the stack.
    private const int SmallBlock = 1024;

    private static int BlockTiles => BlockRows / TKernel.MaxRows;

    // From one step of a tile's packed rows to the next. Rows without gaps leave more of the caches to the panels.
    private static int PackedStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TKernel.MaxRows <= Panels.NarrowWidth ? Panels.NarrowWidth : Panels.Width;
    }

    /// <summary>Computes a product.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in Product product)
    {
        if (NarrowKernel<TKernel>.Pays(in product))
        {
            NarrowKernel<TKernel>.Multiply(in product);
            return;
        }

        int tiles = (product.M + TKernel.MaxRows - 1) / TKernel.MaxRows;
        int blocks = (tiles + BlockTiles - 1) / BlockTiles;
        int depths = Math.Max(1, (product.K + TKernel.MaxDepth - 1) / TKernel.MaxDepth);
        int size = (Math.Min(tiles, BlockTiles) * PackedStep * ((product.K + depths - 1) / depths)) + Panels.Slack;
        float[]? rented = size > SmallBlock ? ArrayPool<float>.Shared.Rent(size) : null;
        Span<float> packed = rented ?? stackalloc float[SmallBlock];
        for (int i = 0; i < blocks; i++)
        {
            int firstTile = Share(tiles, i, blocks), endTile = Share(tiles, i + 1, blocks);
            for (int depth = 0; depth < depths; depth++)
            {
                Block block = new(
                    firstTile, endTile, tiles, Share(product.K, depth, depths), Share(product.K, depth + 1, depths));
                MultiplyBlock(in product, block, packed);
            }
        }

        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    // Packs the rows of a tile.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(in Product product, Block block, int tile, Span<float> packed)
    {
        int steps = block.EndStep - block.FirstStep;
        if (steps == 0)
        {
            return;
        }

        int row = FirstRow(in product, tile, block.Tiles);
        int rows = FirstRow(in product, tile + 1, block.Tiles) - row;
        ref float a = ref Unsafe.Add(
            ref Unsafe.AsRef(in product.A), (row * product.ARow) + (block.FirstStep * product.AStep));
        ref float panel = ref packed[(tile - block.FirstTile) * PackedStep * steps];
        if (product.AStep != 1)
        {
            Panels.CopyColumns(in a, product.AStep, steps, rows, ref panel, PackedStep);
        }
        else if (PackedStep == Panels.Width)
        {
            Panels.TransposeRows(in a, product.ARow, rows, steps, ref panel);
        }
        else
        {
            Panels.TransposeFewRows(in a, product.ARow, rows, steps, ref panel);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(in Product product, Block block, Span<float> packed)
    {
        Span<float> start = stackalloc float[TKernel.MaxPanels * Panels.Width];
        bool continues = product.Continues || block.FirstStep > 0;
        bool ends = block.EndStep == product.K;
        int tiles = block.EndTile - block.FirstTile;
        scoped Tile tile = new()
        {
            Depth = block.EndStep - block.FirstStep,
            AStep = PackedStep,
            Floor = ends ? product.Floor : float.NegativeInfinity,
        };
        int panels;
        for (int column = product.FirstColumn; column < product.EndColumn; column += panels * Panels.Width)
        {
            int full = (product.EndColumn - column) / Panels.Width;
            panels = Math.Clamp(full, 1, TKernel.MaxPanels);
            AimAtColumns(ref tile, in product, column, block.FirstStep, continues, start[..(panels * Panels.Width)]);
            ref float firstC = ref tile.C;

            // The tiles of these panels share out the fetching of the next ones, which must come faster than the
            // third-level cache gives them unasked.
            int aheadStep = full > panels ? (Panels.Width + tiles - 1) / tiles : 0;
            bool isFirst = column == product.FirstColumn;
            int endRow = FirstRow(in product, block.FirstTile, block.Tiles);
            for (int i = 0; i < tiles; i++)
            {
                int row = endRow;
                endRow = FirstRow(in product, block.FirstTile + i + 1, block.Tiles);
                int rows = endRow - row;
                if (isFirst)
                {
                    Pack(in product, block, block.FirstTile + i, packed);
                }

                tile.A = ref Unsafe.Add(ref MemoryMarshal.GetReference(packed), i * PackedStep * tile.Depth);
                tile.C = ref Unsafe.Add(ref firstC, (nint)row * product.N);
                if (continues)
                {
                    tile.Start = ref tile.C;
                }

                tile.AheadStep = aheadStep;
                if (full > 0)
                {
                    tile.Ahead = ref Unsafe.Add(
                        ref Unsafe.AsRef(in tile.B), (panels * tile.BPanel) + ((nint)i * aheadStep * tile.Depth));
                    if (isFirst)
                    {
                        AimAheadAtRows(ref tile, in product, block, block.FirstTile + i + 1);
                    }

                    ref float nextC = ref Unsafe.Add(ref tile.C, rows * tile.CRow);
                    FetchRows(ref nextC, tile.CRow, i < tiles - 1 ? rows : 0, panels);
                    Tiles<TKernel>.Multiply(rows, panels, in tile);
                }
                else
                {
                    MultiplyEdge(rows, product.EndColumn - column, in tile);
                }
            }
        }
    }

    // While rows are packed, a tile fetches those that are packed next: memory gives them more slowly than they are
    // transposed. Where rows lie one after the other, each step fetches as much as it uses up.
    private static void AimAheadAtRows(ref Tile tile, in Product product, Block block, int next)
    {
        if (next < block.EndTile && product.AStep == 1 && product.ARow == tile.Depth)
        {
            int row = FirstRow(in product, next, block.Tiles);
            tile.AheadStep = PackedStep;
            tile.Ahead = ref Unsafe.Add(ref Unsafe.AsRef(in product.A), row * product.ARow);
        }
    }

    // Where the next tile's sums go: it need not wait for memory when it stores them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchRows(ref float c, nint cRow, int rows, int panels)
    {
        for (; rows > 0; rows--)
        {
            Prefetch.Near(ref c);
            if (panels > 1)
            {
                Prefetch.Near(ref Unsafe.Add(ref c, Panels.Width));
            }

            c = ref Unsafe.Add(ref c, cRow);
        }
    }

    // Lets a tile read the panels from a column on, write that column of the first row, and begin at the bias or at
    // zero.
    private static void AimAtColumns(
        ref Tile tile, in Product product, int column, int step, bool continues, Span<float> start)
    {
        int width = Math.Min(Panels.Width, product.EndColumn - column);
        tile.BStep = width;
        tile.BPanel = (nint)product.K * Panels.Width;
        tile.B = ref Unsafe.Add(ref Unsafe.AsRef(in product.B), ((nint)column * product.K) + ((nint)step * width));
        tile.C = ref Unsafe.Add(ref product.C, column);
        tile.CRow = product.N;
        tile.StartRow = 0;
        if (continues)
        {
            tile.Start = ref tile.C;
            tile.StartRow = product.N;
        }
        else if (!product.Bias.IsEmpty && column + start.Length <= product.Bias.Length)
        {
            tile.Start = ref product.Bias[column];
        }
        else
        {
            start.Clear();
            if (!product.Bias.IsEmpty)
            {
                product.Bias[column..].CopyTo(start);
            }

            tile.Start = ref start[0];
        }
    }

    // Columns that do not fill a panel: the sums go to a buffer, of which only the live part is copied.
    [SkipLocalsInit]
    private static void MultiplyEdge(int rows, int columns, in Tile tile)
    {
        Span<float> buffer = stackalloc float[TKernel.MaxRows * Panels.Width];
        scoped Tile whole = tile;
        if (tile.StartRow != 0)
        {
            Panels.CopyColumns(in tile.Start, tile.StartRow, rows, columns, ref buffer[0], Panels.Width);
            whole.Start = ref buffer[0];
            whole.StartRow = Panels.Width;
        }

        whole.C = ref buffer[0];
        whole.CRow = Panels.Width;
        Tiles<TKernel>.Multiply(rows, 1, in whole);
        Panels.CopyColumns(in buffer[0], Panels.Width, rows, columns, ref tile.C, tile.CRow);
    }

    // Where a tile begins.
    private static int FirstRow(in Product product, int tile, int tiles) =>
        Math.Min(product.M, 2 * Share((product.M + 1) / 2, tile, tiles));

    // Where the nth of equal parts of a whole begins.
    private static int Share(int whole, int part, int parts) => (int)((long)whole * part / parts);

    // Some tiles of rows, and some steps of the summed axis.
    private readonly record struct Block(int FirstTile, int EndTile, int Tiles, int FirstStep, int EndStep);
}
