namespace DenseLayers.Kernels;

/// <summary>Copies rows, chosen by index, beside each other; threads share them out.</summary>
internal sealed unsafe class GatherJob : RowsJob
{
    // From so many values on it pays to wake a helper.
    private const int WorthWaking = 128 * 1024;

    private int* _indices;
    private int _size;

    /// <summary>Copies.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="size">Values in a row.</param>
    /// <param name="indices">Which rows to copy.</param>
    /// <param name="gathered">Where they go; as many values as there are in those rows.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void Run(
        ReadOnlySpan<float> rows, int size, ReadOnlySpan<int> indices, Span<float> gathered, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gathered.Length, (long)indices.Length * size);
        int parts = PartsOf(indices.Length, gathered.Length, threads);
        if (parts == 1)
        {
            Gather(rows, size, indices, gathered);
            return;
        }

        GatherJob job = IdleJobs<GatherJob>.Take() ?? new GatherJob();
        fixed (int* start = indices)
        {
            job._indices = start;
            job._size = size;
            job.Run(rows, gathered, indices.Length, parts, wake: gathered.Length >= WorthWaking);
        }

        IdleJobs<GatherJob>.Return(job);
    }

    /// <inheritdoc/>
    protected override void RunRows(int part, int first, int end) => Gather(
        Input, _size, new ReadOnlySpan<int>(_indices + first, end - first), Output[(first * _size)..(end * _size)]);

    private static void Gather(ReadOnlySpan<float> rows, int size, ReadOnlySpan<int> indices, Span<float> gathered)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            rows.Slice(indices[i] * size, size).CopyTo(gathered[(i * size)..]);
        }
    }
}
