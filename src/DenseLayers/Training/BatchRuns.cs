namespace DenseLayers.Training;

/// <summary>What runs a model on single batches, kept from one to the next while what it was made for stays.</summary>
/// <param name="optimizer">Changes the parameters.</param>
/// <param name="outputs">Losses and metrics of the outputs.</param>
/// <param name="threads">The most threads that a run uses.</param>
/// <param name="trainable">The parameters that are trained.</param>
internal sealed class BatchRuns(
    Optimizer optimizer, IReadOnlyList<OutputLoss> outputs, int threads, IReadOnlyList<Parameter> trainable)
{
    /// <summary>The parameters that are trained, whose penalties count.</summary>
    public IReadOnlyList<Parameter> Trainable => trainable;

    /// <summary>Train.</summary>
    public required BatcherSlot<Trainer> Trainers { get; init; }

    /// <summary>Evaluate.</summary>
    public required BatcherSlot<Batcher> Testers { get; init; }

    /// <summary>The samples of a batch in their order.</summary>
    public Ordinals Ordinals { get; } = new();

    /// <summary>Whether all is as it was: compiled, frozen and threaded alike.</summary>
    public bool AreFor(
        Optimizer present, IReadOnlyList<OutputLoss> losses, int maxThreads, IReadOnlyList<Parameter> parameters)
    {
        int found = 0;
        foreach (Parameter parameter in parameters)
        {
            if (parameter.Trainable && (found == trainable.Count || trainable[found++] != parameter))
            {
                return false;
            }
        }

        return found == trainable.Count && present == optimizer && losses == outputs && maxThreads == threads;
    }
}
