namespace DenseLayers.Training;

/// <summary>The mean intersection over union of all classes, targets being one-hot.</summary>
/// <param name="numClasses">How many classes there are; at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="numClasses"/> is less than 1.</exception>
/// <remarks>
/// Shapes as for <see cref="OneHotIoU"/>; see <see cref="IoUMetric"/> for the formula. Source:
/// <c>keras.metrics.OneHotMeanIoU</c> of Keras 3.16.
/// </remarks>
public sealed class OneHotMeanIoU(int numClasses)
    : IoUMetric(
        "one_hot_mean_io_u",
        numClasses,
        [.. Enumerable.Range(0, Guard.Positive(numClasses, nameof(numClasses)))])
{
    /// <summary>
    /// Whether predictions are class ids instead of scores of classes. Default: <see langword="false"/>.
    /// </summary>
    public bool SparsePredictions { get; init; }

    private protected override bool TargetsAreIds => false;

    private protected override bool PredictionsAreIds => SparsePredictions;
}
