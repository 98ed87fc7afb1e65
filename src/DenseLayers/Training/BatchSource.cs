namespace DenseLayers.Training;

/// <summary>Gives training or evaluation its batches, pass by pass. For one thread at a time.</summary>
internal abstract class BatchSource
{
    /// <summary>Number of batches in a pass; <see langword="null"/> before that is known.</summary>
    public abstract int? Batches { get; }

    /// <summary>Where the samples of the batch lie, after <see cref="Next"/>.</summary>
    public abstract TrainingData Data { get; }

    /// <summary>Which samples of <see cref="Data"/> the batch has, after <see cref="Next"/>.</summary>
    public abstract ReadOnlySpan<int> Indices { get; }

    /// <summary>Looks at the first batch without taking it.</summary>
    /// <param name="samples">The most samples that a batch is known to have.</param>
    /// <returns>Data of the shapes that batches have; <see langword="null"/> if there is no batch.</returns>
    public abstract TrainingData? Peek(out int samples);

    /// <summary>Begins a pass, or goes on in the middle of one.</summary>
    public abstract void Begin(PassPosition position);

    /// <summary>Moves to the next batch of the pass. Allocates nothing where the data is in tensors.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool Next();

    /// <summary>Lets go of whatever the pass holds. May be called at any time.</summary>
    public virtual void End()
    {
    }
}
