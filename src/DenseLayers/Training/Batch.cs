namespace DenseLayers.Training;

/// <summary>Samples, what should be predicted for them, and what each of them counts.</summary>
/// <remarks>Holds the tensors that it is given, without copying. Source: what a data set of <c>keras.Model.fit</c> of
/// Keras 3.16 yields, <c>(x, y, sample_weight)</c>.</remarks>
public sealed class Batch
{
    /// <summary>A batch for a model of one input and one output.</summary>
    /// <param name="x">The samples, shape <c>(samples, …)</c>.</param>
    /// <param name="y">What should be predicted, of the shape that the loss asks for.</param>
    /// <param name="sampleWeights">
    /// What each sample counts, shape <c>(samples)</c>, or each row, the shape of the losses; <see langword="null"/>
    /// counts all 1.
    /// </param>
    public Batch(Tensor x, Tensor y, Tensor? sampleWeights = null)
        : this(
            [Guard.NotNull(x, nameof(x))],
            [Guard.NotNull(y, nameof(y))],
            sampleWeights is null ? [] : [sampleWeights])
    {
    }

    /// <summary>A batch for a model of several inputs or outputs.</summary>
    /// <param name="x">The samples, one tensor for each input.</param>
    /// <param name="y">What should be predicted, one tensor for each output.</param>
    /// <param name="sampleWeights">
    /// What the samples count, one tensor or <see langword="null"/> for each output; empty counts all 1.
    /// </param>
    public Batch(IReadOnlyList<Tensor> x, IReadOnlyList<Tensor> y, params IReadOnlyList<Tensor?> sampleWeights)
    {
        X = Guard.NotNull(x, nameof(x));
        Y = Guard.NotNull(y, nameof(y));
        SampleWeights = Guard.NotNull(sampleWeights, nameof(sampleWeights));
    }

    /// <summary>The samples, one tensor for each input.</summary>
    public IReadOnlyList<Tensor> X { get; }

    /// <summary>What should be predicted, one tensor for each output.</summary>
    public IReadOnlyList<Tensor> Y { get; }

    /// <summary>
    /// What the samples count, one tensor or <see langword="null"/> for each output; empty counts all 1.
    /// </summary>
    public IReadOnlyList<Tensor?> SampleWeights { get; }
}
