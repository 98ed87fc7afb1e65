using DenseLayers.Training;
using static DenseLayers.Tests.Training.Streams;

namespace DenseLayers.Tests.Training;

/// <summary>How often data is gone through, and how far.</summary>
public class StreamPassTests
{
    [Fact]
    public void Fit_Epochs_EnumerateAnewAndDispose()
    {
        CountedBatches batches = new(Batches(5, 5));
        Compiled().Fit(batches, epochs: 3);
        (batches.Begun, batches.Disposed).Should().Be((3, 3));
    }

    [Fact]
    public void Fit_DataThatCanBeEnumeratedOnce_IsTrainedOnForOneEpoch()
    {
        CountedBatches batches = new(Batches(5, 5));
        Compiled().Fit(batches).Steps.Should().Be(2);
        batches.Begun.Should().Be(1);
    }

    [Fact]
    public void Fit_StepsPerEpoch_GoOnInThePass()
    {
        CountedBatches batches = new(Batches(2, 2, 2, 2, 2));
        History history = Compiled().Fit(batches, epochs: 4, new FitOptions { StepsPerEpoch = 2 });
        history.Steps.Should().Be(7);
        (batches.Begun, batches.Disposed).Should().Be((2, 2));
    }

    [Fact]
    public void Fit_PassEndsWithAnEpoch_BeginsANewOne()
    {
        CountedBatches batches = new(Batches(5, 5));
        Compiled().Fit(batches, epochs: 3, new FitOptions { StepsPerEpoch = 2 }).Steps.Should().Be(6);
    }

    [Fact]
    public void Fit_EndlessData_TakesTheStepsAskedFor()
    {
        static IEnumerable<Batch> Endless()
        {
            while (true)
            {
                yield return new Batch(X, Y);
            }
        }

        Compiled().Fit(Endless(), epochs: 2, new FitOptions { StepsPerEpoch = 3 }).Steps.Should().Be(6);
    }

    [Fact]
    public void Fit_NumberOfBatches_IsKnownFromTheSecondEpoch()
    {
        List<int?> batches = [];
        Recorder recorder = new() { AtBatchEnd = progress => batches.Add(progress.Batches) };
        Compiled().Fit(Batches(5, 5), epochs: 2, new FitOptions { Callbacks = [recorder] });
        batches.Should().Equal(null, null, 2, 2);
    }

    [Fact]
    public void Fit_PassThatGrows_ForgetsTheNumberOfBatches()
    {
        List<int?> batches = [];
        int passes = 0;
        IEnumerable<Batch> Growing()
        {
            foreach (Batch batch in passes++ == 0 ? Batches(10) : Batches(5, 5))
            {
                yield return batch;
            }
        }

        Recorder recorder = new() { AtBatchEnd = progress => batches.Add(progress.Batches) };
        Compiled().Fit(new DeferredBatches(Growing), epochs: 2, new FitOptions { Callbacks = [recorder] });
        batches.Should().Equal(null, 1, null);
    }

    private sealed class DeferredBatches(Func<IEnumerable<Batch>> make) : IEnumerable<Batch>
    {
        public IEnumerator<Batch> GetEnumerator() => make().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
