namespace DenseLayers.Training;

/// <summary>How the losses of the rows of a batch become one number.</summary>
/// <remarks>Source: the argument <c>reduction</c> of <c>keras.losses.Loss</c> of Keras 3.16.</remarks>
public enum Reduction
{
    /// <summary>
    /// The sum of the weighted losses divided by the number of rows that count, whatever their weights. The default.
    /// </summary>
    SumOverBatchSize,

    /// <summary>The sum of the weighted losses.</summary>
    Sum,

    /// <summary>The same as <see cref="SumOverBatchSize"/>; Keras knows both names.</summary>
    Mean,

    /// <summary>
    /// The sum of the weighted losses divided by the sum of the sample weights as they were given; without sample
    /// weights the same as <see cref="Mean"/>. Where the weights add up to 0 the loss is 0.
    /// </summary>
    MeanWithSampleWeight,

    /// <summary>No reduction: one loss for each row, by <see cref="Loss.ComputeEach"/>.</summary>
    None,
}
