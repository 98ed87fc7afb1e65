namespace DenseLayers.Training;

/// <summary>
/// The numbers 0, 1, 2 and so on, as many as were ever asked for: the samples of a batch in their order.
/// </summary>
internal sealed class Ordinals
{
    private int[] _numbers = [];

    /// <summary>The first numbers.</summary>
    public ReadOnlySpan<int> First(int count)
    {
        if (count > _numbers.Length)
        {
            _numbers = [.. Enumerable.Range(0, count)];
        }

        return _numbers.AsSpan(0, count);
    }
}
