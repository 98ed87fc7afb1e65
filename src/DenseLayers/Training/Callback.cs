namespace DenseLayers.Training;

/// <summary>Is called as training goes on. Derive from it for one of your own.</summary>
/// <remarks>Every method does nothing by default. Source: <c>keras.callbacks.Callback</c> of Keras 3.16.</remarks>
public abstract class Callback
{
    /// <summary>Training begins.</summary>
    /// <param name="progress">Where training is.</param>
    protected internal virtual void OnTrainBegin(TrainingProgress progress)
    {
    }

    /// <summary>An epoch begins.</summary>
    /// <param name="progress">Where training is.</param>
    protected internal virtual void OnEpochBegin(TrainingProgress progress)
    {
    }

    /// <summary>
    /// The step of a batch is done. <see cref="TrainingProgress.Log"/> holds loss and metrics over the epoch so far.
    /// </summary>
    /// <param name="progress">Where training is.</param>
    protected internal virtual void OnBatchEnd(TrainingProgress progress)
    {
    }

    /// <summary>An epoch is done, and so is its validation.</summary>
    /// <param name="progress">Where training is.</param>
    /// <param name="result">What the epoch came to.</param>
    protected internal virtual void OnEpochEnd(TrainingProgress progress, EpochResult result)
    {
    }

    /// <summary>Training is over: all epochs are done, or it was stopped, cancelled or thrown out of.</summary>
    /// <param name="progress">Where training is.</param>
    protected internal virtual void OnTrainEnd(TrainingProgress progress)
    {
    }
}
