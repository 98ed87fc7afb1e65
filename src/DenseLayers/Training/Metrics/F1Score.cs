namespace DenseLayers.Training;

/// <summary>The harmonic mean of precision and recall of each class.</summary>
/// <remarks>
/// See <see cref="FScoreMetric"/> for shapes; β is 1. Source: <c>keras.metrics.F1Score</c> of Keras 3.16.
/// </remarks>
public sealed class F1Score() : FScoreMetric("f1_score")
{
    private protected override double RecallWeight => 1;
}
