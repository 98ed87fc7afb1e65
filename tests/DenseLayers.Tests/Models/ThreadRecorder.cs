using System.Collections.Concurrent;
using System.Diagnostics;

namespace DenseLayers.Tests.Models;

/// <summary>A model that notes which threads work on its predictions.</summary>
internal sealed class ThreadRecorder
{
    // Some milliseconds of work, many tiles of rows.
    private readonly Tensor _samples = Numbers.Tensor([2048, 256]);
    private readonly ConcurrentDictionary<int, long> _threads = [];
    private readonly Sequential _model;

    public ThreadRecorder(int maxThreads)
    {
        _model = new Sequential([256], seed: 1)
        {
            new Dense(256), new Noting(_threads), new Dense(256), new Noting(_threads),
        };
        _model.Execution = new ExecutionOptions { MaxThreads = maxThreads };
    }

    /// <summary>The threads that have been at work.</summary>
    public ICollection<int> Threads => _threads.Keys;

    /// <summary>
    /// When a thread other than the calling one last did something, as a timestamp; 0 if none ever did.
    /// </summary>
    public long LastWorkOfOthers => _threads
        .Where(thread => thread.Key != Environment.CurrentManagedThreadId)
        .Select(thread => thread.Value)
        .DefaultIfEmpty()
        .Max();

    public void Predict() => _ = _model.Predict(_samples);

    /// <summary>Predicts until so many threads have been at work, or it is plain that no more will.</summary>
    public void PredictUntil(int threads)
    {
        // A busy machine may let the caller do all parts of some predictions.
        for (int i = 0; i < 500 && _threads.Count < threads; i++)
        {
            Predict();
        }
    }

    // Passes its input on.
    private sealed class Noting(ConcurrentDictionary<int, long> threads) : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected internal override bool IsRowWise(Shape input) => true;

        protected internal override void Forward(in ForwardPass pass)
        {
            pass.Input.CopyTo(pass.Output);
            threads[Environment.CurrentManagedThreadId] = Stopwatch.GetTimestamp();
        }

        protected internal override void Backward(in BackwardPass pass) => throw new NotSupportedException();
    }
}
