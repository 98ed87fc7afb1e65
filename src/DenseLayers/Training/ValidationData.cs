namespace DenseLayers.Training;

/// <summary>Data that a model is evaluated on after each epoch, and not trained on.</summary>
/// <remarks>Source: <c>validation_data</c> of <c>keras.Model.fit</c> of Keras 3.16.</remarks>
public sealed class ValidationData
{
    /// <summary>Data for a model of one input and one output.</summary>
    /// <param name="x">The samples.</param>
    /// <param name="y">What should be predicted.</param>
    /// <param name="sampleWeights">
    /// What each sample counts, shape <c>(samples)</c>, or each row, the shape of the losses; <see langword="null"/>
    /// counts all 1.
    /// </param>
    public ValidationData(Tensor x, Tensor y, Tensor? sampleWeights = null)
        : this([x], [y], sampleWeights is null ? [] : [sampleWeights])
    {
    }

    /// <summary>Data for a model of several inputs or outputs.</summary>
    /// <param name="x">The samples, one tensor for each input.</param>
    /// <param name="y">What should be predicted, one tensor for each output.</param>
    /// <param name="sampleWeights">
    /// What the samples count, one tensor or <see langword="null"/> for each output; empty counts all 1.
    /// </param>
    public ValidationData(
        IReadOnlyList<Tensor> x, IReadOnlyList<Tensor> y, params IReadOnlyList<Tensor?> sampleWeights)
    {
        X = Guard.NotNull(x, nameof(x));
        Y = Guard.NotNull(y, nameof(y));
        SampleWeights = Guard.NotNull(sampleWeights, nameof(sampleWeights));
    }

    /// <summary>Data that need not be in memory all at once.</summary>
    /// <param name="batches">The batches; enumerated anew for each validation.</param>
    public ValidationData(IEnumerable<Batch> batches)
    {
        Batches = Guard.NotNull(batches, nameof(batches));
        (X, Y, SampleWeights) = ([], [], []);
    }

    /// <summary>The samples, one tensor for each input; empty if they come in <see cref="Batches"/>.</summary>
    public IReadOnlyList<Tensor> X { get; }

    /// <summary>What should be predicted, one tensor for each output; empty with <see cref="Batches"/>.</summary>
    public IReadOnlyList<Tensor> Y { get; }

    /// <summary>
    /// What the samples count, one tensor or <see langword="null"/> for each output; empty counts all 1.
    /// </summary>
    public IReadOnlyList<Tensor?> SampleWeights { get; }

    /// <summary>The batches; <see langword="null"/> if the data is in tensors.</summary>
    public IEnumerable<Batch>? Batches { get; }
}
