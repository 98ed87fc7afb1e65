namespace DenseLayers.Training;

/// <summary>
/// How many of the targets of 1 were predicted above the threshold:
/// <c>true positives / (true positives + false negatives)</c>.
/// </summary>
/// <remarks>
/// 0 where no target is 1. Several <see cref="ThresholdMetric.Thresholds"/> give several numbers. Source:
/// <c>keras.metrics.Recall</c> of Keras 3.16.
/// </remarks>
public sealed class Recall() : RetrievalMetric("recall")
{
    private protected override double Measure(Confusion confusion) => confusion.Recall;
}
