using System.Runtime.CompilerServices;
using DenseLayers.Training;
using static DenseLayers.Tests.Training.Streams;

namespace DenseLayers.Tests.Training;

/// <summary>Training on batches that are awaited.</summary>
public class AsynchronousStreamTests
{
    [Fact]
    public async Task FitAsync_AsynchronousBatches_EqualTensors()
    {
        Sequential streamed = Compiled(), whole = Compiled();
        History history = await streamed.FitAsync(Asynchronous(), epochs: 2);
        whole.Fit(X, Y, epochs: 2, batchSize: 5, new FitOptions { Shuffle = false });
        Numbers.Bits(streamed).Should().Equal(Numbers.Bits(whole));
        history.Outcome.Should().Be(FitOutcome.Completed);

        static async IAsyncEnumerable<Batch> Asynchronous([EnumeratorCancellation] CancellationToken token = default)
        {
            foreach (Batch batch in Batches(5, 5))
            {
                await Task.Delay(1, token);
                yield return batch;
            }
        }
    }

    [Fact]
    public async Task FitAsync_CancelledWhileABatchIsMade_EndsAndDisposes()
    {
        using CancellationTokenSource source = new();
        bool disposed = false;
        Sequential model = Compiled();
        Task<History> task = model.FitAsync(Stuck(), cancellationToken: source.Token);
        await task.Invoking(one => one).Should().ThrowAsync<OperationCanceledException>();
        (task.IsCanceled, disposed).Should().Be((true, true));
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Cancelled, 1));

        async IAsyncEnumerable<Batch> Stuck([EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                yield return new Batch(X, Y);
                source.CancelAfter(100);
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                disposed = true;
            }
        }
    }
}
