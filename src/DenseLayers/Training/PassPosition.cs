namespace DenseLayers.Training;

/// <summary>Where a pass over the data is: enough, with the model's seed, to go on from there.</summary>
/// <param name="Iteration">
/// <see cref="Optimizer.Iterations"/> when the pass began; the order of the samples follows from it.
/// </param>
/// <param name="Batches">Batches of the pass that are done.</param>
internal readonly record struct PassPosition(long Iteration, int Batches);
