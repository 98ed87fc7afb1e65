namespace DenseLayers.Training;

/// <summary>The weighted harmonic mean of precision and recall of each class.</summary>
/// <remarks>
/// See <see cref="FScoreMetric"/> for shapes and formula. Source: <c>keras.metrics.FBetaScore</c> of Keras 3.16.
/// </remarks>
public sealed class FBetaScore() : FScoreMetric("fbeta_score")
{
    /// <summary>
    /// How many times as much recall counts as precision. Above 0. Default: 1, which is <see cref="F1Score"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and above 0.</exception>
    public float Beta { get; init => field = Guard.Positive(value); } = 1;

    private protected override double RecallWeight => (double)Beta * Beta;
}
