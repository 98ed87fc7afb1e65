namespace DenseLayers.Training;

/// <summary>What one epoch of training came to.</summary>
/// <param name="Epoch">Number of the epoch, from 0.</param>
/// <param name="Training">Loss and metrics over the epoch's batches, as they were while the parameters changed.</param>
/// <param name="Validation">
/// Loss and metrics on the validation data after the epoch; <see langword="null"/> without such data.
/// </param>
/// <param name="Duration">How long the epoch took, validation included.</param>
public sealed record EpochResult(int Epoch, TrainingLog Training, TrainingLog? Validation, TimeSpan Duration)
{
    /// <summary>The loss over the epoch's batches, penalties included.</summary>
    public float Loss => Training[0].Value;

    /// <summary>The loss on the validation data; <see langword="null"/> without such data.</summary>
    public float? ValidationLoss => Validation?[0].Value;
}
