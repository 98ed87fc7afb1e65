namespace DenseLayers.Training;

/// <summary>The weight of each row of a batch, given for its sample, for itself, or not at all.</summary>
/// <param name="sampleWeights">One weight for each sample or for each row; empty if all weigh 1.</param>
/// <param name="rows">How many rows there are.</param>
internal readonly ref struct RowWeights(ReadOnlySpan<float> sampleWeights, int rows)
{
    private readonly ReadOnlySpan<float> _weights = sampleWeights;
    private readonly int _rowsPerWeight = sampleWeights.IsEmpty ? 1 : rows / sampleWeights.Length;

    /// <summary>The weight of a row.</summary>
    public float this[int row] => _weights.IsEmpty ? 1 : _weights[row / _rowsPerWeight];
}
