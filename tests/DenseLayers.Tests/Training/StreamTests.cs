using System.Runtime.CompilerServices;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Training and evaluation on batches that are enumerated.</summary>
public class StreamTests
{
    private static readonly Tensor _x = Numbers.Tensor([10, 2], 1);
    private static readonly Tensor _y = Numbers.Tensor([10, 1], 2);

    [Fact]
    public void Fit_Batches_EqualsTensorsInTheirOrder()
    {
        Sequential streamed = Model(), whole = Model();
        History history = streamed.Fit(Batches(4, 4, 2), epochs: 3);
        History expected = whole.Fit(_x, _y, epochs: 3, batchSize: 4, new FitOptions { Shuffle = false });
        Numbers.Bits(streamed).Should().Equal(Numbers.Bits(whole));
        history["loss"].Should().Equal(expected["loss"]);
        history.Steps.Should().Be(9);
    }

    [Fact]
    public void Fit_BatchesThatGrow_GetRoomWithoutLosingTheEpochsLog()
    {
        Sequential model = Still();
        float loss = model.Fit(Batches(1, 3, 6)).Epochs[0].Loss;
        loss.Should().BeApproximately(model.Evaluate(_x, _y).Loss, 1e-5f);
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
        Sequential streamed = Model(), whole = Model();
        Tensor weights = new([10], [1f, 2f, 0f, 3f, 1f, 1f, 0.5f, 2f, 2f, 1f]);
        streamed.Fit(
        [
            new Batch(_x.Slice(0, 5), _y.Slice(0, 5), weights.Slice(0, 5)),
            new Batch(_x.Slice(5, 5), _y.Slice(5, 5), weights.Slice(5, 5)),
        ]);
        whole.Fit(_x, _y, batchSize: 5, options: new FitOptions { Shuffle = false, SampleWeights = [weights] });
        Numbers.Bits(streamed).Should().Equal(Numbers.Bits(whole));
    }

    [Fact]
    public void Fit_WeightsInSomeBatchesAlone_CountThere()
    {
        Sequential model = Still();
        Batch plain = new(_x, _y), weighted = new(_x, _y, new Tensor([10]));
        float loss = model.Evaluate(_x, _y).Loss;
        model.Fit([plain, weighted]).Epochs[0].Loss.Should().BeApproximately(loss / 2, 1e-6f);
        model.Fit([weighted, plain]).Epochs[0].Loss.Should().BeApproximately(loss / 2, 1e-6f);
    }

    [Fact]
    public void Fit_Epochs_EnumerateAnewAndDispose()
    {
        Counted batches = new(Batches(5, 5));
        Model().Fit(batches, epochs: 3);
        (batches.Begun, batches.Disposed).Should().Be((3, 3));
    }

    [Fact]
    public void Fit_DataThatCanBeEnumeratedOnce_IsTrainedOnForOneEpoch()
    {
        Counted batches = new(Batches(5, 5));
        Model().Fit(batches).Steps.Should().Be(2);
        batches.Begun.Should().Be(1);
    }

    [Fact]
    public void Fit_StepsPerEpoch_GoOnInThePass()
    {
        Counted batches = new(Batches(2, 2, 2, 2, 2));
        History history = Model().Fit(batches, epochs: 4, new FitOptions { StepsPerEpoch = 2 });
        history.Steps.Should().Be(7);
        (batches.Begun, batches.Disposed).Should().Be((2, 2));
    }

    [Fact]
    public void Fit_PassEndsWithAnEpoch_BeginsANewOne()
    {
        Counted batches = new(Batches(5, 5));
        Model().Fit(batches, epochs: 3, new FitOptions { StepsPerEpoch = 2 }).Steps.Should().Be(6);
    }

    [Fact]
    public void Fit_EndlessData_TakesTheStepsAskedFor()
    {
        static IEnumerable<Batch> Endless()
        {
            while (true)
            {
                yield return new Batch(_x, _y);
            }
        }

        Model().Fit(Endless(), epochs: 2, new FitOptions { StepsPerEpoch = 3 }).Steps.Should().Be(6);
    }

    [Fact]
    public void Fit_NumberOfBatches_IsKnownFromTheSecondEpoch()
    {
        List<int?> batches = [];
        Recorder recorder = new() { AtBatchEnd = progress => batches.Add(progress.Batches) };
        Model().Fit(Batches(5, 5), epochs: 2, new FitOptions { Callbacks = [recorder] });
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
        Model().Fit(new Deferred(Growing), epochs: 2, new FitOptions { Callbacks = [recorder] });
        batches.Should().Equal(null, 1, null);
    }

    [Fact]
    public void Fit_NextBatch_IsMadeWhileThisOneTrains()
    {
        using ManualResetEventSlim second = new();
        IEnumerable<Batch> Made()
        {
            yield return new Batch(_x, _y);
            second.Set();
            yield return new Batch(_x, _y);
        }

        // Waits in vain if nobody asks for the second batch before the first step is over.
        bool made = false;
        Recorder recorder = new() { AtBatchEnd = _ => made |= second.Wait(TimeSpan.FromSeconds(30)) };
        Model().Fit(Made(), options: new FitOptions { Callbacks = [recorder] });
        made.Should().BeTrue();
    }

    [Fact]
    public void Fit_EnumeratorThrows_SurfacesAsItIsAfterTheStepsBefore()
    {
        static IEnumerable<Batch> Broken()
        {
            yield return new Batch(_x, _y);
            throw new FileNotFoundException("gone");
        }

        Sequential model = Model(), twin = Model();
        model.Invoking(one => one.Fit(Broken())).Should().ThrowExactly<FileNotFoundException>().WithMessage("gone");
        twin.Fit(Batches(10));
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Failed, 1));
    }

    [Fact]
    public void Fit_BatchThatDoesNotFit_ThrowsBeforeItsStep()
    {
        Sequential model = Model(), twin = Model();
        Counted batches = new([new Batch(_x, _y), new Batch(_x, _y.Reshape([10]))]);
        model.Invoking(one => one.Fit(batches)).Should().Throw<ShapeException>().WithMessage(
            "Batch 1 of a pass, from 0: MeanSquaredError expects targets*").Which.Actual.Should().Equal(10);
        twin.Fit(Batches(10));
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
        batches.Disposed.Should().Be(1);
    }

    [Fact]
    public void Fit_NoBatch_IsRefused()
    {
        Sequential model = Model();
        model.Invoking(one => one.Fit([])).Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects at least one batch, but got none. Give data that has some.");
        model.IsBuilt.Should().BeFalse();
        model.History.Should().BeNull();
        model.Invoking(one => one.Evaluate([])).Should().Throw<ArgumentException>().WithMessage("*at least one batch*");
    }

    [Fact]
    public void Fit_NoBatchInTheSecondPass_IsRefused()
    {
        Queue<Batch> once = new(Batches(5, 5));
        IEnumerable<Batch> Once()
        {
            while (once.TryDequeue(out Batch? batch))
            {
                yield return batch;
            }
        }

        Sequential model = Model();
        model.Invoking(one => one.Fit(Once(), epochs: 2)).Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects batches in each pass over its data, but got none in epoch 1. " +
            "Batches are enumerated anew for each pass: " +
            "give data that can be enumerated again, such as a list, or train for one epoch.");
        model.History!.Epochs.Should().ContainSingle();
    }

    [Fact]
    public void Fit_NullBatch_IsRefused() =>
        Model().Invoking(one => one.Fit([null!])).Should().Throw<ArgumentException>().WithMessage(
            "Batch 0 of a pass, from 0: Sequential \"sequential\" expects batches, but got null. Give Batch objects " +
            "alone.*");

    [Fact]
    public void Fit_ValidationBatchThatDoesNotFit_SaysWhich() => Model()
        .Invoking(one => one.Fit(_x, _y, options: new FitOptions
        {
            ValidationData = new ValidationData([new Batch(_x, new Tensor([9, 1]))]),
        }))
        .Should().Throw<ShapeException>().WithMessage(
            "Batch 0 of a pass, from 0: ValidationData: Sequential \"sequential\" expects as many targets as samples*");

    [Fact]
    public void Fit_NullBatches_Throws() => Model().Invoking(one => one.Fit((IEnumerable<Batch>)null!))
        .Should().Throw<ArgumentNullException>().WithParameterName("batches");

    [Fact]
    public void Fit_ValidationSplitOfBatches_IsRefused() =>
        Model().Invoking(one => one.Fit(Batches(10), options: new FitOptions { ValidationSplit = 0.5f }))
            .Should().Throw<ArgumentException>().WithMessage(
                "Sequential \"sequential\" expects samples in tensors to split off some of them, but got batches and " +
                "ValidationSplit 0.5. Give ValidationData.*");

    [Fact]
    public void Fit_SampleWeightsBesideBatches_AreRefused() =>
        Model().Invoking(one => one.Fit(Batches(10), options: new FitOptions { SampleWeights = [new Tensor([10])] }))
            .Should().Throw<ArgumentException>().WithMessage(
                "Sequential \"sequential\" expects the sample weights of batches in each Batch, but got " +
                "FitOptions.SampleWeights. Give them to the batches.*");

    [Fact]
    public void Fit_ValidationBatches_AreEvaluatedAfterEachEpoch()
    {
        Sequential model = Model();
        Counted batches = new(Batches(7, 3));
        FitOptions options = new() { ValidationData = new ValidationData(batches) };
        History history = model.Fit(_x, _y, epochs: 2, options: options);
        history["val_loss"][1].Should().Be(model.Evaluate(Batches(7, 3)).Loss);
        (batches.Begun, batches.Disposed).Should().Be((2, 2));
    }

    [Fact]
    public void Fit_NoValidationBatch_IsRefusedBeforeAnythingChanges()
    {
        Sequential model = Model();
        FitOptions options = new() { ValidationData = new ValidationData(Array.Empty<Batch>()) };
        model.Invoking(one => one.Fit(_x, _y, options: options)).Should().Throw<ArgumentException>().WithMessage(
            "The validation of Sequential \"sequential\" expects at least one batch, but got none.*");
        model.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Evaluate_Batches_EqualsTensors()
    {
        Sequential model = Model();
        Counted batches = new(Batches(4, 4, 2));
        model.Evaluate(batches).Loss.Should().Be(model.Evaluate(_x, _y, batchSize: 4).Loss);
        batches.Disposed.Should().Be(1);
    }

    [Fact]
    public void Evaluate_Steps_TakesTheFirstBatches()
    {
        Sequential model = Model();
        model.Evaluate(Batches(4, 4, 2), steps: 1).Loss
            .Should().Be(model.Evaluate(_x.Slice(0, 4), _y.Slice(0, 4)).Loss);
        model.Invoking(one => one.Evaluate(Batches(10), steps: 0)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("steps");
    }

    [Fact]
    public async Task FitAsync_AsynchronousBatches_EqualTensors()
    {
        Sequential streamed = Model(), whole = Model();
        History history = await streamed.FitAsync(Asynchronous(), epochs: 2);
        whole.Fit(_x, _y, epochs: 2, batchSize: 5, new FitOptions { Shuffle = false });
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
        Sequential model = Model();
        Task<History> task = model.FitAsync(Stuck(), cancellationToken: source.Token);
        await task.Invoking(one => one).Should().ThrowAsync<OperationCanceledException>();
        (task.IsCanceled, disposed).Should().Be((true, true));
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Cancelled, 1));

        async IAsyncEnumerable<Batch> Stuck([EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                yield return new Batch(_x, _y);
                source.CancelAfter(100);
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                disposed = true;
            }
        }
    }

    private static Batch[] Batches(params int[] sizes)
    {
        List<Batch> batches = [];
        foreach (int size in sizes)
        {
            int start = batches.Sum(batch => batch.X[0].Shape[0]);
            batches.Add(new Batch(_x.Slice(start, size), _y.Slice(start, size)));
        }

        return [.. batches];
    }

    /// <summary>A model that training leaves as it is, so that its losses can be compared.</summary>
    private static Sequential Still()
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(0), new MeanSquaredError());
        return model;
    }

    private static Sequential Model()
    {
        Sequential model = new([2], seed: 1) { new Dense(4, Activation.Tanh), new Dropout(0.1f), new Dense(1) };
        model.Compile(new Adam(), new MeanSquaredError());
        return model;
    }

    private sealed class Deferred(Func<IEnumerable<Batch>> make) : IEnumerable<Batch>
    {
        public IEnumerator<Batch> GetEnumerator() => make().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Counts how often it is gone through.</summary>
    private sealed class Counted(Batch[] batches) : IEnumerable<Batch>
    {
        public int Begun { get; private set; }

        public int Disposed { get; private set; }

        public IEnumerator<Batch> GetEnumerator()
        {
            Begun++;
            try
            {
                foreach (Batch batch in batches)
                {
                    yield return batch;
                }
            }
            finally
            {
                Disposed++;
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
