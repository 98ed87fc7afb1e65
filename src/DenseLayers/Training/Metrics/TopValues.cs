namespace DenseLayers.Training;

/// <summary>Keeps the greatest values of a row. Of equal values the first come first.</summary>
/// <param name="k">How many are kept.</param>
internal sealed class TopValues(int k)
{
    private readonly int[] _top = new int[k];
    private float[] _kept = [];

    /// <summary>The row with all other values negative infinity; it stays until the next call.</summary>
    public ReadOnlySpan<float> Keep(ReadOnlySpan<float> row)
    {
        if (_kept.Length != row.Length)
        {
            _kept = new float[row.Length];
        }

        int count = 0;
        for (int i = 0; i < row.Length; i++)
        {
            int place = count;
            while (place > 0 && row[i] > row[_top[place - 1]])
            {
                place--;
            }

            if (place < k)
            {
                count = Math.Min(count + 1, k);
                _top.AsSpan(place, count - place - 1).CopyTo(_top.AsSpan(place + 1));
                _top[place] = i;
            }
        }

        _kept.AsSpan().Fill(float.NegativeInfinity);
        foreach (int i in _top.AsSpan(0, count))
        {
            _kept[i] = row[i];
        }

        return _kept;
    }
}
