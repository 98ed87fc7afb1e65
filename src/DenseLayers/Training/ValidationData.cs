namespace DenseLayers.Training;

/// <summary>Data that a model is evaluated on after each epoch, and not trained on.</summary>
public sealed class ValidationData
{
    /// <summary>Data for a model of one input and one output.</summary>
    /// <param name="x">The samples.</param>
    /// <param name="y">What should be predicted.</param>
    public ValidationData(Tensor x, Tensor y)
        : this([x], [y])
    {
    }

    /// <summary>Data for a model of several inputs or outputs.</summary>
    /// <param name="x">The samples, one tensor for each input.</param>
    /// <param name="y">What should be predicted, one tensor for each output.</param>
    public ValidationData(IReadOnlyList<Tensor> x, IReadOnlyList<Tensor> y)
    {
        X = Guard.NotNull(x, nameof(x));
        Y = Guard.NotNull(y, nameof(y));
    }

    /// <summary>The samples, one tensor for each input.</summary>
    public IReadOnlyList<Tensor> X { get; }

    /// <summary>What should be predicted, one tensor for each output.</summary>
    public IReadOnlyList<Tensor> Y { get; }
}
