using System.Globalization;

namespace DenseLayers.Training;

/// <summary>What one epoch of training came to.</summary>
/// <param name="Epoch">Number of the epoch, from 0.</param>
/// <param name="Training">Loss and metrics over the epoch's batches, as they were while the parameters changed.</param>
/// <param name="Validation">
/// Loss and metrics on the validation data after the epoch; <see langword="null"/> without such data, and in epochs
/// that had none.
/// </param>
/// <param name="LearningRate">The optimizer's learning rate at the end of the epoch.</param>
/// <param name="Duration">How long the epoch took, validation included.</param>
public sealed record EpochResult(
    int Epoch, TrainingLog Training, TrainingLog? Validation, float LearningRate, TimeSpan Duration)
{
    /// <summary>How names of numbers on the validation data begin.</summary>
    internal const string ValidationPrefix = "val_";

    /// <summary>The loss over the epoch's batches, penalties included.</summary>
    public float Loss => Training[0].Value;

    /// <summary>The loss on the validation data; <see langword="null"/> without such data.</summary>
    public float? ValidationLoss => Validation?[0].Value;

    /// <summary>
    /// The names of all its numbers: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c>, <c>val_accuracy</c>.
    /// </summary>
    public IReadOnlyList<string> Names =>
        [.. Training.Names, .. (Validation?.Names ?? []).Select(name => ValidationPrefix + name)];

    /// <summary>One of its numbers.</summary>
    /// <param name="name">Its name: <c>loss</c>, or of the validation data <c>val_loss</c>.</param>
    /// <exception cref="KeyNotFoundException">
    /// There is none of that name; the message lists those there are.
    /// </exception>
    public float this[string name] => TryGet(name, out float value) ? value : throw new KeyNotFoundException(
        $"Epoch {Epoch} has no \"{name}\". It has {string.Join(", ", Names.Select(known => $"\"{known}\""))}.");

    /// <summary>The epoch and its numbers on one line: <c>epoch 0 - loss 0.1234 - val_loss 0.2345</c>.</summary>
    public override string ToString() => string.Join(" - ", Names
        .Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {this[name]:0.0000}"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}")));

    /// <summary>Looks for one of its numbers.</summary>
    /// <param name="name">Its name: <c>loss</c>, or of the validation data <c>val_loss</c>.</param>
    /// <param name="value">The number; 0 if there is none of that name.</param>
    /// <returns>Whether there is one of that name.</returns>
    public bool TryGet(string name, out float value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Training.TryGet(name, out value))
        {
            return true;
        }

        return Validation is not null && name.StartsWith(ValidationPrefix, StringComparison.Ordinal) &&
            Validation.TryGet(name[ValidationPrefix.Length..], out value);
    }
}
