using System.Collections.Concurrent;

namespace DenseLayers.Kernels;

/// <summary>
/// Lays out a matrix in panels. Threads share out its rows, as the product that made it did, so that each finds its own
/// in its cache.
/// </summary>
internal sealed class PackJob : SpanJob
{
    // From so many values on a hand-over pays. Nobody is woken: the product that follows does that if it is worth it.
    private const int WorthHandingOver = 16 * 1024;

    // Where jobs wait for the next matrix. Taking and returning one allocates nothing.
    private static readonly ConcurrentQueue<PackJob> _idle = [];

    private int _rows, _columns, _parts;

    /// <summary>Lays out a row-major k × n matrix, as <see cref="Panels.Pack"/> does.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rows">k.</param>
    /// <param name="columns">n.</param>
    /// <param name="panels">Where the panels go.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void Run(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels, int threads)
    {
        int parts = Math.Min(Math.Min(threads, Crew.MaxThreads), rows);
        if (parts <= 1 || matrix.Length < WorthHandingOver)
        {
            Panels.Pack(matrix, rows, columns, panels);
            return;
        }

        PackJob job = _idle.TryDequeue(out PackJob? idle) ? idle : new PackJob();
        job._rows = rows;
        job._columns = columns;
        job._parts = parts;
        job.Run(matrix, panels, parts, parts, wake: false);
        _idle.Enqueue(job);
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        int first = (int)((long)_rows * part / _parts), end = (int)((long)_rows * (part + 1) / _parts);
        Panels.PackRows(Input, _rows, _columns, Output, first, end, streams: false);
    }
}
