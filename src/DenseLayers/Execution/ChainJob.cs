using DenseLayers.Kernels;

namespace DenseLayers.Execution;

/// <summary>
/// Takes tiles of rows through a chain of layers, one after the other, so that what flows between them stays in the
/// cache.
/// </summary>
/// <remarks>A workspace has one for each chain. Each thread at work has memory of its own for what flows.</remarks>
/// <param name="chain">The chain.</param>
internal sealed class ChainJob(Chain chain) : SpanJob
{
    // What a tile reads and writes in one layer: 512 KiB, half of what a core usually has as a cache of its own.
    private const int TileFloats = 1 << 17;

    // A tile of fewer rows would read all weights for little.
    private const int FewestTileRows = 64;

    // Nor may its memory grow beyond 256 MiB, however wide its rows are.
    private const int MemoryFloats = 1 << 26;

    // What no cache keeps until it is read again: 16 MiB.
    private const int StreamedFloats = 1 << 22;

    // Tiles of so many rows fill vectors of rows well.
    private const int RowUnit = 32;

    private readonly float[]?[] _memory = new float[]?[Crew.MaxThreads];
    private RowParts _parts;
    private int _productThreads;

    /// <summary>The most rows that go through the chain at once.</summary>
    public int TileRows { get; } = Math.Max(1, Math.Min(
        Math.Max(FewestTileRows, TileFloats / chain.WidestLayer / RowUnit * RowUnit),
        MemoryFloats / Math.Max(1, chain.MemoryPerRow)));

    /// <summary>Runs the chain.</summary>
    /// <param name="input">The input of the first layer.</param>
    /// <param name="output">Where to write the output of the last.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="threads">The most threads to use.</param>
    public void Run(ReadOnlySpan<float> input, Span<float> output, int samples, int threads)
    {
        int rows = samples * chain.RowsPerSample;
        long work = rows * chain.WorkPerRow;
        threads = work < ProductJob.WorthHandingOver ? 1 : Math.Min(threads, Crew.MaxThreads);

        // What is not split by rows goes through the chain at once, and threads share out the columns of each product.
        bool isSplit = ProductJob.SplitsRows(rows, threads);
        _parts = new RowParts(rows, TileRows, isSplit ? threads : 1);
        _productThreads = isSplit ? 1 : threads;
        Share(input, output, _parts.Count, isSplit ? threads : 1, wake: work >= ProductJob.WorthWaking);
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        int start = _parts.Start(part), rows = _parts.Start(part + 1) - start;
        if (rows == 0)
        {
            return;
        }

        chain.Run(
            Input.Slice(start * chain.InputWidth, rows * chain.InputWidth),
            Output.Slice(start * chain.OutputWidth, rows * chain.OutputWidth),
            rows,
            Memory(worker)[..(rows * chain.MemoryPerRow)],
            _productThreads,
            streams: Output.Length >= StreamedFloats);
    }

    // Enough for the largest part at once: which thread gets it differs from run to run.
    private Span<float> Memory(int worker)
    {
        int length = _parts.MostRows * chain.MemoryPerRow;
        float[]? memory = _memory[worker];
        if (memory is null || memory.Length < length)
        {
            _memory[worker] = memory = GC.AllocateUninitializedArray<float>(length);
        }

        return memory;
    }
}
