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

    /// <summary>One number over all epochs.</summary>
    /// <param name="name">Its name: <c>loss</c>, <c>accuracy</c>, or of the validation data <c>val_loss</c>, <c>val_accuracy</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public IReadOnlyList<float> this[string name]
    {
        get
        {
            const string validation = "val_";
            return name.StartsWith(validation, StringComparison.Ordinal) && _epochs.Any(epoch => epoch.Validation is not null)
                ? [.. _epochs.Where(epoch => epoch.Validation is not null).Select(epoch => epoch.Validation![name[validation.Length..]])]
                : [.. _epochs.Select(epoch => epoch.Training[name])];
        }
    }

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}
