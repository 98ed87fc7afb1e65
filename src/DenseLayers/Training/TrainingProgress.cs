namespace DenseLayers.Training;

/// <summary>Where a training is. One object for the whole training, which changes as it goes on.</summary>
public sealed class TrainingProgress
{
    internal TrainingProgress(int epochs, int batches, Optimizer optimizer, TrainingLog log)
    {
        Epochs = epochs;
        Batches = batches;
        Optimizer = optimizer;
        Log = log;
    }

    /// <summary>Number of epochs that were asked for.</summary>
    public int Epochs { get; }

    /// <summary>Number of batches in an epoch.</summary>
    public int Batches { get; }

    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Batches done in this epoch.</summary>
    public int Batch { get; internal set; }

    /// <summary>Loss and metrics over the epoch so far. The values change with each batch.</summary>
    public TrainingLog Log { get; }

    /// <summary>The optimizer; its learning rate may be changed.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Whether training will end after this batch although more were asked for.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>
    /// Ends training after the batch that runs; called between batches, after the next one. The epoch counts as finished with
    /// the batches it had, as in Keras with <c>stop_training</c>.
    /// </summary>
    public void Stop() => IsStopping = true;
}
