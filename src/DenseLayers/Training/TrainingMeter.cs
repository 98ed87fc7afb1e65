using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DenseLayers.Training;

/// <summary>
/// Tells whoever listens to the meter <c>DenseLayers</c> how training goes; costs nothing if nobody does.
/// </summary>
internal static class TrainingMeter
{
    private const string NameTag = "denselayers.model.name";

    private static readonly Meter _meter = new("DenseLayers");

    private static readonly Counter<long> _samples = _meter.CreateCounter<long>(
        "denselayers.training.samples", "{sample}", "Samples that models were trained on.");

    private static readonly Gauge<double> _loss = _meter.CreateGauge<double>(
        "denselayers.training.loss", description: "Loss of the last batch, penalties included, before its step.");

    private static readonly Histogram<double> _duration = _meter.CreateHistogram<double>(
        "denselayers.training.step.duration", "s", "Time of a training step: gathering, forward, backward, optimizer.");

    /// <summary>The time at which a step begins; 0 if nobody listens.</summary>
    public static long Start() =>
        _samples.Enabled || _loss.Enabled || _duration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Records a finished step.</summary>
    /// <param name="start">What <see cref="Start"/> returned.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="loss">The loss of the batch.</param>
    public static void Record(long start, string name, int samples, float loss)
    {
        if (start != 0)
        {
            KeyValuePair<string, object?> tag = new(NameTag, name);
            _samples.Add(samples, tag);
            _loss.Record(loss, tag);
            _duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tag);
        }
    }
}
