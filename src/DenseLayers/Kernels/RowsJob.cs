namespace DenseLayers.Kernels;

/// <summary>
/// A job on the rows of a matrix. Threads get equally many, one after the other, as those of a product do: each finds
/// its own in its cache.
/// </summary>
internal abstract class RowsJob : SpanJob
{
    // From so many values on a hand-over pays.
    private const int WorthHandingOver = 16 * 1024;

    private int _rows, _parts;

    /// <summary>How many threads had better share out the rows; 1 if they are not worth a hand-over.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="values">Number of values in all of them.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    protected static int PartsOf(int rows, int values, int threads) =>
        values < WorthHandingOver ? 1 : Math.Max(1, Math.Min(Math.Min(threads, Crew.MaxThreads), rows));

    /// <summary>Does the job. Returns when all parts are done.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="output">What is written.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="parts">As many as <see cref="PartsOf"/> says.</param>
    /// <param name="wake">Whether the job is worth waking helpers for.</param>
    protected void Run(ReadOnlySpan<float> input, Span<float> output, int rows, int parts, bool wake)
    {
        _rows = rows;
        _parts = parts;
        Share(input, output, parts, parts, wake);
    }

    /// <summary>Does one part.</summary>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="first">Its first row.</param>
    /// <param name="end">The row to stop before.</param>
    protected abstract void RunRows(int part, int first, int end);

    /// <inheritdoc/>
    protected sealed override void Run(int part, int worker) =>
        RunRows(part, Start(part), Start(part + 1));

    private int Start(int part) => (int)((long)_rows * part / _parts);
}
