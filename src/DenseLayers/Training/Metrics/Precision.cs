namespace DenseLayers.Training;

/// <summary>How many of the predictions above the threshold are right: <c>true / (true + false positives)</c>.</summary>
/// <remarks>
/// 0 where nothing is above the threshold. Several <see cref="ThresholdMetric.Thresholds"/> give several numbers.
/// Source: <c>keras.metrics.Precision</c> of Keras 3.16.
/// </remarks>
public sealed class Precision() : RetrievalMetric("precision")
{
    private protected override double Measure(Confusion confusion) => confusion.Precision;
}
