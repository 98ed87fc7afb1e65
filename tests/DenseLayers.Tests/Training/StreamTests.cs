using DenseLayers.Training;
using static DenseLayers.Tests.Training.Streams;

namespace DenseLayers.Tests.Training;

/// <summary>Training and evaluation on batches that are enumerated.</summary>
public class StreamTests
{
    [Fact]
    public void Fit_Batches_EqualsTensorsInTheirOrder()
    {
        Sequential streamed = Compiled(), whole = Compiled();
        History history = streamed.Fit(Batches(4, 4, 2), epochs: 3);
        History expected = whole.Fit(X, Y, epochs: 3, batchSize: 4, new FitOptions { Shuffle = false });
        Numbers.Bits(streamed).Should().Equal(Numbers.Bits(whole));
        history["loss"].Should().Equal(expected["loss"]);
        history.Steps.Should().Be(9);
    }

    [Fact]
    public void Fit_BatchesThatGrow_GetRoomWithoutLosingTheEpochsLog()
    {
        Sequential model = Still();
        float loss = model.Fit(Batches(1, 3, 6)).Epochs[0].Loss;
        loss.Should().BeApproximately(model.Evaluate(X, Y).Loss, 1e-5f);
    }

    [Fact]
    public void Fit_BatchesOfOtherSampleShapes_AreTrainedOn()
    {
        Sequential model = new([Shape.Unknown, 2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError());
        Batch shorter = new(new Tensor([2, 3, 2]), new Tensor([2, 3, 1]));
        Batch longer = new(new Tensor([2, 5, 2]), new Tensor([2, 5, 1]));
        model.Fit([longer, shorter, longer]).Steps.Should().Be(3);
    }

    [Fact]
    public void Fit_BatchWeights_EqualSampleWeights()
    {
        Sequential streamed = Compiled(), whole = Compiled();
        Tensor weights = new([10], [1f, 2f, 0f, 3f, 1f, 1f, 0.5f, 2f, 2f, 1f]);
        streamed.Fit(
        [
            new Batch(X.Slice(0, 5), Y.Slice(0, 5), weights.Slice(0, 5)),
            new Batch(X.Slice(5, 5), Y.Slice(5, 5), weights.Slice(5, 5)),
        ]);
        whole.Fit(X, Y, batchSize: 5, options: new FitOptions { Shuffle = false, SampleWeights = [weights] });
        Numbers.Bits(streamed).Should().Equal(Numbers.Bits(whole));
    }

    [Fact]
    public void Fit_WeightsInSomeBatchesAlone_CountThere()
    {
        Sequential model = Still();
        Batch plain = new(X, Y), weighted = new(X, Y, new Tensor([10]));
        float loss = model.Evaluate(X, Y).Loss;
        model.Fit([plain, weighted]).Epochs[0].Loss.Should().BeApproximately(loss / 2, 1e-6f);
        model.Fit([weighted, plain]).Epochs[0].Loss.Should().BeApproximately(loss / 2, 1e-6f);
    }

    [Fact]
    public void Fit_NextBatch_IsMadeWhileThisOneTrains()
    {
        using ManualResetEventSlim second = new();
        IEnumerable<Batch> Made()
        {
            yield return new Batch(X, Y);
            second.Set();
            yield return new Batch(X, Y);
        }

        // Waits in vain if nobody asks for the second batch before the first step is over.
        bool made = false;
        Recorder recorder = new() { AtBatchEnd = _ => made |= second.Wait(TimeSpan.FromSeconds(30)) };
        Compiled().Fit(Made(), options: new FitOptions { Callbacks = [recorder] });
        made.Should().BeTrue();
    }

    [Fact]
    public void Fit_EnumeratorThrows_SurfacesAsItIsAfterTheStepsBefore()
    {
        static IEnumerable<Batch> Broken()
        {
            yield return new Batch(X, Y);
            throw new FileNotFoundException("gone");
        }

        Sequential model = Compiled(), twin = Compiled();
        model.Invoking(one => one.Fit(Broken())).Should().ThrowExactly<FileNotFoundException>().WithMessage("gone");
        twin.Fit(Batches(10));
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Failed, 1));
    }

    [Fact]
    public void Fit_ValidationBatches_AreEvaluatedAfterEachEpoch()
    {
        Sequential model = Compiled();
        CountedBatches batches = new(Batches(7, 3));
        FitOptions options = new() { ValidationData = new ValidationData(batches) };
        History history = model.Fit(X, Y, epochs: 2, options: options);
        history["val_loss"][1].Should().Be(model.Evaluate(Batches(7, 3)).Loss);
        (batches.Begun, batches.Disposed).Should().Be((2, 2));
    }

    [Fact]
    public void Evaluate_Batches_EqualsTensors()
    {
        Sequential model = Compiled();
        CountedBatches batches = new(Batches(4, 4, 2));
        model.Evaluate(batches).Loss.Should().Be(model.Evaluate(X, Y, batchSize: 4).Loss);
        batches.Disposed.Should().Be(1);
    }

    [Fact]
    public void Evaluate_Steps_TakesTheFirstBatches()
    {
        Sequential model = Compiled();
        model.Evaluate(Batches(4, 4, 2), steps: 1).Loss
            .Should().Be(model.Evaluate(X.Slice(0, 4), Y.Slice(0, 4)).Loss);
        model.Invoking(one => one.Evaluate(Batches(10), steps: 0)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("steps");
    }

    /// <summary>A model that training leaves as it is, so that its losses can be compared.</summary>
    private static Sequential Still()
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(0), new MeanSquaredError());
        return model;
    }
}
