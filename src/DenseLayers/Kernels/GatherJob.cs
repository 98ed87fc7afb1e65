using System.Collections.Concurrent;

namespace DenseLayers.Kernels;

/// <summary>Copies rows, chosen by index, beside each other; threads share them out.</summary>
internal sealed unsafe class GatherJob : SpanJob
{
    // From so many values on a hand-over pays, and from so many on it pays to wake a helper.
    private const int WorthHandingOver = 16 * 1024;
    private const int WorthWaking = 128 * 1024;

    // Where jobs wait for the next rows. Taking and returning one allocates nothing.
    private static readonly ConcurrentQueue<GatherJob> _idle = [];

    private int* _indices;
    private int _count, _size, _parts;

    /// <summary>Copies.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="size">Values in a row.</param>
    /// <param name="indices">Which rows to copy.</param>
    /// <param name="gathered">Where they go; as many values as there are in those rows.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void Run(
        ReadOnlySpan<float> rows, int size, ReadOnlySpan<int> indices, Span<float> gathered, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gathered.Length, indices.Length * size);
        int parts = Math.Min(Math.Min(threads, Crew.MaxThreads), indices.Length);
        if (parts <= 1 || gathered.Length < WorthHandingOver)
        {
            Gather(rows, size, indices, gathered);
            return;
        }

        GatherJob job = _idle.TryDequeue(out GatherJob? idle) ? idle : new GatherJob();
        fixed (int* start = indices)
        {
            job._indices = start;
            job._count = indices.Length;
            job._size = size;
            job._parts = parts;
            job.Run(rows, gathered, parts, parts, wake: gathered.Length >= WorthWaking);
        }

        _idle.Enqueue(job);
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        int first = (int)((long)_count * part / _parts), end = (int)((long)_count * (part + 1) / _parts);
        Gather(
            Input, _size, new ReadOnlySpan<int>(_indices + first, end - first), Output[(first * _size)..(end * _size)]);
    }

    private static void Gather(ReadOnlySpan<float> rows, int size, ReadOnlySpan<int> indices, Span<float> gathered)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            rows.Slice(indices[i] * size, size).CopyTo(gathered[(i * size)..]);
        }
    }
}
