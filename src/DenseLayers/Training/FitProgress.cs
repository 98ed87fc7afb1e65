namespace DenseLayers.Training;

/// <summary>How far a training is, as reported after each step.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Epochs">Number of epochs that were asked for.</param>
/// <param name="Batch">Batches done in this epoch.</param>
/// <param name="Batches">
/// Number of batches in an epoch; <see langword="null"/> in the first epoch over data of unknown length.
/// </param>
/// <param name="Loss">The loss over the epoch so far.</param>
public readonly record struct FitProgress(int Epoch, int Epochs, int Batch, int? Batches, float Loss);
