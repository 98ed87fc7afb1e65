namespace DenseLayers.Execution;

/// <summary>What flows between the steps of a plan.</summary>
/// <param name="Shape">The shape as the layers around it see it; the batch axis is unknown.</param>
/// <param name="Factor">How many samples of that shape one sample of the model has: the steps inside a <see cref="TimeDistributed"/>.</param>
/// <param name="Storage">The memory it lies in; a view shares that of its source.</param>
internal readonly record struct Value(Shape Shape, int Factor, int Storage)
{
    /// <summary>Number of floats for each sample of the model.</summary>
    public int Size { get; } = checked(Shape.SampleSize * Factor);
}
