using System.Globalization;

namespace DenseLayers.Training;

/// <summary>
/// Shows training on a console: a bar that grows on a terminal, one plain line an epoch where output is redirected.
/// What of the bar's line is longer than the terminal is wide is left out; the line of a finished epoch has all.
/// </summary>
/// <remarks>Source: <c>keras.callbacks.ProgbarLogger</c> of Keras 3.16, in fewer words.</remarks>
public sealed class ConsoleProgress : Callback
{
    private const int BarWidth = 20;
    private static readonly TimeSpan _redrawEvery = TimeSpan.FromMilliseconds(50);

    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private long _lastDrawn;
    private int _lineLength;

    /// <summary>Shows training on the console.</summary>
    public ConsoleProgress()
        : this(Console.Out, !Console.IsOutputRedirected) => Width = static () => Console.WindowWidth;

    /// <summary>Shows training elsewhere.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="isTerminal">Whether a line can be drawn over, as on a terminal.</param>
    public ConsoleProgress(TextWriter writer, bool isTerminal)
    {
        _writer = Guard.NotNull(writer, nameof(writer));
        _isTerminal = isTerminal;
    }

    /// <summary>Tells how many columns the terminal has; 0 if it is not known.</summary>
    internal Func<int> Width { get; init; } = static () => 0;

    /// <inheritdoc/>
    protected internal override void OnEpochBegin(TrainingProgress progress)
    {
        _lastDrawn = 0;
        _lineLength = 0;
    }

    /// <inheritdoc/>
    protected internal override void OnBatchEnd(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        long now = TimeProvider.System.GetTimestamp();
        if (!_isTerminal || (_lastDrawn != 0 && TimeProvider.System.GetElapsedTime(_lastDrawn, now) < _redrawEvery))
        {
            return;
        }

        _lastDrawn = now;
        string line = $"{Epoch(progress)} {Bar(progress)} - {progress.Log}";

        // A line that is wrapped cannot be drawn over. The last column stays free: some terminals wrap behind it.
        int columns = Width() - 1;
        Draw(columns > 0 && columns < line.Length ? line[..columns] : line);
    }

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(result);
        string seconds = result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        string numbers = string.Join(" - ", result.Training.Select(pair => Number(pair, result)));
        Draw($"{Epoch(progress)} - {seconds} s - {numbers}");
        _writer.WriteLine();
        _lineLength = 0;
    }

    /// <inheritdoc/>
    protected internal override void OnTrainEnd(TrainingProgress progress)
    {
        // A training that was cancelled leaves its bar as it was; what comes next begins on a line of its own.
        if (_lineLength > 0)
        {
            _writer.WriteLine();
            _lineLength = 0;
        }
    }

    private static string Epoch(TrainingProgress progress)
    {
        string epochs = progress.Epochs.ToString(CultureInfo.InvariantCulture);
        return $"Epoch {(progress.Epoch + 1).ToString(CultureInfo.InvariantCulture).PadLeft(epochs.Length)}/{epochs}";
    }

    // The number of the training and, beside it, that of the validation: two metrics fit 80 columns.
    private static string Number(KeyValuePair<string, float> number, EpochResult result) =>
        result.Validation is { } validation && validation.TryGet(number.Key, out float value)
            ? string.Create(CultureInfo.InvariantCulture, $"{number.Key} {number.Value:0.0000} (val {value:0.0000})")
            : string.Create(CultureInfo.InvariantCulture, $"{number.Key} {number.Value:0.0000}");

    private static string Bar(TrainingProgress progress)
    {
        if (progress.Batches is not { } batches)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{progress.Batch} batches");
        }

        int filled = BarWidth * progress.Batch / batches;
        return $"{new string('━', filled)}{new string('╌', BarWidth - filled)} {progress.Batch}/{batches}";
    }

    private void Draw(string line)
    {
        // What the last line had more is blanked out.
        _writer.Write(_isTerminal ? '\r' + line.PadRight(_lineLength) : line);
        _writer.Flush();
        _lineLength = line.Length;
    }
}
