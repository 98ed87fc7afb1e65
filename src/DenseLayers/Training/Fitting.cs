using System.Diagnostics;

namespace DenseLayers.Training;

/// <summary>The epochs of one training: shuffling, batches, validation, callbacks.</summary>
/// <param name="trainer">Trains on a batch.</param>
/// <param name="data">The data.</param>
/// <param name="validate">Evaluates the model on the validation data; <see langword="null"/> without such data.</param>
/// <param name="optimizer">Changes the parameters.</param>
/// <param name="parameters">All parameters of the model.</param>
/// <param name="options">Shuffling and callbacks.</param>
/// <param name="seed">The model's seed.</param>
internal sealed class Fitting(
    Trainer trainer,
    TrainingData data,
    Func<TrainingLog>? validate,
    Optimizer optimizer,
    IReadOnlyList<Parameter> parameters,
    FitOptions options,
    int seed)
{
    /// <summary>Whether the metrics hold an epoch that is not finished.</summary>
    public bool IsInEpoch { get; private set; }

    /// <summary>Trains.</summary>
    /// <param name="history">Gets each epoch as it is finished.</param>
    /// <param name="epochs">How many epochs.</param>
    /// <param name="batchSize">Samples in a batch; the last one of an epoch may have fewer.</param>
    /// <param name="cancellationToken">Ends training after the step that runs.</param>
    public void Run(History history, int epochs, int batchSize, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, data.Count)];
        int batches = (order.Length + batchSize - 1) / batchSize;
        TrainingProgress progress = new(epochs, optimizer, parameters, trainer.Scores.Log)
        {
            Batches = batches,
            Callbacks = options.Callbacks,
        };
        Call(callback => callback.OnTrainBegin(progress));
        try
        {
            for (int epoch = 0; epoch < epochs && !progress.IsStopping; epoch++)
            {
                (progress.Epoch, progress.Batch) = (epoch, 0);
                Call(callback => callback.OnEpochBegin(progress));
                Stopwatch watch = Stopwatch.StartNew();
                IsInEpoch = true;
                RunEpoch(order, batchSize, progress, cancellationToken);
                TrainingLog log = trainer.Scores.Log.Copy();
                IsInEpoch = false;
                EpochResult result = new(epoch, log, validate?.Invoke(), optimizer.LearningRate, watch.Elapsed);
                history.Add(result);
                Call(callback => callback.OnEpochEnd(progress, result));
            }
        }
        finally
        {
            IsInEpoch = false;
            Call(callback => callback.OnTrainEnd(progress));
        }
    }

    private void RunEpoch(int[] order, int batchSize, TrainingProgress progress, CancellationToken cancellationToken)
    {
        if (options.Shuffle)
        {
            // From the seed and the steps taken so far: a training that goes on later takes the same orders as one that
            // never stopped.
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            new SeededRandom(unchecked((seed * 0x2545F4914F6CDD1D) + optimizer.Iterations)).Shuffle(order);
        }

        trainer.Scores.Reset();
        for (int start = 0; start < order.Length; start += batchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ = trainer.Step(data, order.AsSpan(start, Math.Min(batchSize, order.Length - start)));
            progress.Batch++;
            // By index: the list's enumerator would be an object more in every step.
            for (int i = 0; i < options.Callbacks.Count; i++)
            {
                options.Callbacks[i].OnBatchEnd(progress);
            }

            if (progress.IsStopping)
            {
                return;
            }
        }
    }

    private void Call(Action<Callback> action)
    {
        foreach (Callback callback in options.Callbacks)
        {
            action(callback);
        }
    }
}
