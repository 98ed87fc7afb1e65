namespace DenseLayers.Training;

/// <summary>Keeps what runs a model on batches, and makes it anew when a batch does not fit into it.</summary>
/// <typeparam name="T">What runs the model.</typeparam>
/// <param name="make">
/// Makes it for data of some shapes and batches of some size, to go on with a scoreboard or begin one.
/// </param>
internal sealed class BatcherSlot<T>(Func<TrainingData, int, Scoreboard?, T> make)
    where T : Batcher
{
    private T? _batcher;
    private int _samples;

    /// <summary>What runs the model on a batch. Allocates nothing if the last batches were as large.</summary>
    /// <param name="data">The data.</param>
    /// <param name="samples">Samples in the batch.</param>
    public T For(TrainingData data, int samples)
    {
        if (_batcher is null || !_batcher.Fits(data, samples))
        {
            _samples = Math.Max(_samples, samples);
            _batcher = make(data, _samples, _batcher?.Scores);
        }

        return _batcher;
    }
}
