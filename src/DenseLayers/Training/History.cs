namespace DenseLayers.Training;

/// <summary>What a training came to, epoch by epoch.</summary>
/// <remarks>Source: <c>keras.callbacks.History</c> of Keras 3.16.</remarks>
public sealed class History
{
    private readonly List<EpochResult> _epochs = [];

    internal History()
    {
    }

    /// <summary>The epochs that were finished, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs => _epochs;

    /// <summary>How training came to its end.</summary>
    public FitOutcome Outcome { get; internal set; }

    /// <summary>Number of steps that were finished, those of an unfinished epoch included.</summary>
    public long Steps { get; internal set; }

    /// <summary>
    /// One number over all epochs; those of the validation data over the epochs that had a validation.
    /// </summary>
    /// <param name="name">
    /// Its name: <c>loss</c>, <c>accuracy</c>, or of the validation data <c>val_loss</c>, <c>val_accuracy</c>.
    /// </param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public IReadOnlyList<float> this[string name]
    {
        get
        {
            List<float> values = [];
            foreach (EpochResult epoch in _epochs)
            {
                if (epoch.TryGet(name, out float value))
                {
                    values.Add(value);
                }
            }

            return values.Count > 0 || _epochs.Count == 0 ? values : [_epochs[^1][name]];
        }
    }

    /// <summary>
    /// Draws loss and metrics over the epochs, training and validation, as the text of an SVG picture.
    /// </summary>
    /// <returns>
    /// The picture, to be written to a file or put into a page: a panel for the loss and for each metric, two in a row,
    /// 460 by 300 pixels each. Values that are not finite leave a gap.
    /// </returns>
    public string ToSvg() => HistoryChart.Draw(_epochs);

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}
