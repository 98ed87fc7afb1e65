namespace DenseLayers.Training;

/// <summary>The weighted mean of a number that a function of your own gives for each row of the predictions.</summary>
/// <param name="measure">
/// The number of one row, given its targets and its predictions, as many as each other.
/// </param>
/// <exception cref="ArgumentNullException"><paramref name="measure"/> is <see langword="null"/>.</exception>
/// <remarks>
/// <para>Targets and predictions of the same shape <c>(batch, …, values)</c>; a row is a run of the last axis. Set
/// <see cref="Metric.Name"/>, as in <c>new MeanMetricWrapper((y, p) => MathF.Abs(y[0] - p[0])) { Name = "error" }</c>.
/// For other shapes derive from <see cref="MeanMetric"/>, for what is no mean from <see cref="Metric"/>.</para>
/// <para>Source: <c>keras.metrics.MeanMetricWrapper</c> of Keras 3.16.</para>
/// </remarks>
public sealed class MeanMetricWrapper(Func<ReadOnlySpan<float>, ReadOnlySpan<float>, float> measure)
    : MeanMetric("mean_metric_wrapper")
{
    private readonly Func<ReadOnlySpan<float>, ReadOnlySpan<float>, float> _measure =
        Guard.NotNull(measure, nameof(measure));

    /// <inheritdoc/>
    protected override float Measure(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions) =>
        _measure(targets, predictions);
}
