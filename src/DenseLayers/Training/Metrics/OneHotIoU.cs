namespace DenseLayers.Training;

/// <summary>The mean intersection over union of some classes, targets being one-hot.</summary>
/// <param name="numClasses">How many classes there are; at least 1.</param>
/// <param name="targetClassIds">The classes whose mean is taken, one or more, from 0 to numClasses - 1.</param>
/// <exception cref="ArgumentOutOfRangeException">
/// <paramref name="numClasses"/> is less than 1, or a target class is none of the classes.
/// </exception>
/// <exception cref="ArgumentException"><paramref name="targetClassIds"/> is empty.</exception>
/// <remarks>
/// Targets and scores of the same shape <c>(batch, …, classes)</c>, or predicted class ids <c>(batch, …, 1)</c>. See
/// <see cref="IoUMetric"/> for the formula. Source: <c>keras.metrics.OneHotIoU</c> of Keras 3.16.
/// </remarks>
public sealed class OneHotIoU(int numClasses, params ReadOnlySpan<int> targetClassIds)
    : IoUMetric("one_hot_io_u", numClasses, targetClassIds)
{
    /// <summary>
    /// Whether predictions are class ids instead of scores of classes. Default: <see langword="false"/>.
    /// </summary>
    public bool SparsePredictions { get; init; }

    private protected override bool TargetsAreIds => false;

    private protected override bool PredictionsAreIds => SparsePredictions;
}
