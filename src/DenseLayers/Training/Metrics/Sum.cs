namespace DenseLayers.Training;

/// <summary>The weighted sum of numbers as they come.</summary>
/// <remarks>
/// Not a <see cref="Metric"/>, because it compares nothing. Holds what it has seen: for one thread at a time.
/// Source: <c>keras.metrics.Sum</c> of Keras 3.16.
/// </remarks>
public sealed class Sum
{
    private double _total;

    /// <summary>The sum of all since the last <see cref="Reset"/>; 0 if there is none.</summary>
    public float Result => (float)_total;

    /// <summary>Forgets all numbers.</summary>
    public void Reset() => _total = 0;

    /// <summary>Takes one number into account.</summary>
    /// <param name="value">The number.</param>
    /// <param name="weight">What it is multiplied by. Default: 1.</param>
    public void Update(float value, float weight = 1) => _total += (double)value * weight;

    /// <summary>Takes the numbers of a batch into account.</summary>
    /// <param name="values">The numbers, any rank.</param>
    /// <param name="sampleWeights">
    /// One weight for each sample, <c>(batch)</c>, or for each number; <see langword="null"/> weighs all 1.
    /// </param>
    /// <exception cref="ShapeException">The weights do not fit the numbers.</exception>
    public void Update(Tensor values, Tensor? sampleWeights = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        SampleWeights.Check(nameof(Sum), sampleWeights?.Shape, values.Shape);
        ReadOnlySpan<float> numbers = values.Span;
        RowWeights weights = new(sampleWeights is null ? default : sampleWeights.Span, numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            _total += (double)numbers[i] * weights[i];
        }
    }
}
