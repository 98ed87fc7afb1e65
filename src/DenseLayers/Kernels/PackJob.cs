namespace DenseLayers.Kernels;

/// <summary>Lays out a matrix in panels; threads share out its rows.</summary>
internal sealed class PackJob : RowsJob
{
    private int _rows, _columns;

    /// <summary>Lays out a row-major k × n matrix, as <see cref="Panels.Pack"/> does.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rows">k.</param>
    /// <param name="columns">n.</param>
    /// <param name="panels">Where the panels go.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void Run(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> panels, int threads)
    {
        int parts = PartsOf(rows, matrix.Length, threads);
        if (parts == 1)
        {
            Panels.Pack(matrix, rows, columns, panels);
            return;
        }

        PackJob job = IdleJobs<PackJob>.Take() ?? new PackJob();
        job._rows = rows;
        job._columns = columns;

        // Nobody is woken: the product that follows does that if it is worth it.
        job.Run(matrix, panels, rows, parts, wake: false);
        IdleJobs<PackJob>.Return(job);
    }

    /// <inheritdoc/>
    protected override void RunRows(int part, int first, int end) =>
        Panels.PackRows(Input, _rows, _columns, Output, first, end, streams: false);
}
