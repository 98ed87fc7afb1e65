namespace DenseLayers.Training;

/// <summary>The mean intersection over union of some classes.</summary>
/// <param name="numClasses">How many classes there are; at least 1.</param>
/// <param name="targetClassIds">The classes whose mean is taken, one or more, from 0 to numClasses - 1.</param>
/// <exception cref="ArgumentOutOfRangeException">
/// <paramref name="numClasses"/> is less than 1, or a target class is none of the classes.
/// </exception>
/// <exception cref="ArgumentException"><paramref name="targetClassIds"/> is empty.</exception>
/// <remarks>
/// Class ids and predicted class ids of the same shape <c>(batch, …)</c>, rank 2 or more; one-hot targets and scores of
/// classes have one more axis, and go with predicted ids <c>(…, 1)</c>. See <see cref="IoUMetric"/> for the formula.
/// Source: <c>keras.metrics.IoU</c> of Keras 3.16.
/// </remarks>
public sealed class IoU(int numClasses, params ReadOnlySpan<int> targetClassIds)
    : IoUMetric("io_u", numClasses, targetClassIds)
{
    /// <summary>
    /// Whether targets are class ids instead of one-hot. Default: <see langword="true"/>.
    /// </summary>
    public bool SparseTargets { get; init; } = true;

    /// <summary>
    /// Whether predictions are class ids instead of scores of classes. Default: <see langword="true"/>.
    /// </summary>
    public bool SparsePredictions { get; init; } = true;

    private protected override bool TargetsAreIds => SparseTargets;

    private protected override bool PredictionsAreIds => SparsePredictions;
}
