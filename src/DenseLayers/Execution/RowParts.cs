namespace DenseLayers.Execution;

/// <summary>Cuts rows into parts that threads share out, so that all of them end together.</summary>
/// <remarks>
/// Parts are whole tiles, a round of them for all threads at once, until what is left makes two rounds at most. These
/// two are cut into equal parts: none is tiny, and threads that are equally fast get equally many rows.
/// </remarks>
internal readonly struct RowParts
{
    private const int EqualRounds = 2;

    private readonly int _rows, _tileRows, _whole;

    /// <param name="rows">Number of rows; none make no part.</param>
    /// <param name="tileRows">The most rows of a part, at least 1.</param>
    /// <param name="threads">
    /// How many threads share out the parts, at least 1. Where there are fewer rows than that, some parts are empty.
    /// </param>
    public RowParts(int rows, int tileRows, int threads)
    {
        long round = (long)tileRows * threads;
        int rounds = (int)((rows + round - 1) / round);
        _rows = rows;
        _tileRows = tileRows;
        _whole = Math.Max(0, rounds - EqualRounds) * threads;
        Count = rounds * threads;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The most rows of a part.</summary>
    public int MostRows => _whole > 0 ? _tileRows : _rows - Start(Math.Max(0, Count - 1));

    /// <summary>The row that a part begins with. The part after the last one begins at the end.</summary>
    public int Start(int part)
    {
        int wholeRows = Math.Min(part, _whole) * _tileRows;
        return part <= _whole
            ? wholeRows
            : wholeRows + (int)((long)(_rows - wholeRows) * (part - _whole) / (Count - _whole));
    }
}
