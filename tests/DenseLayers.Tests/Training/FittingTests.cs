using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class FittingTests
{
    private static readonly Tensor _x = Numbers.Tensor([5, 2], 1);
    private static readonly Tensor _y = Numbers.Tensor([5, 1], 2);

    [Fact]
    public void Run_Callbacks_AreCalledInOrder()
    {
        Recorder recorder = new();
        Model().Fit(_x, _y, epochs: 2, batchSize: 3, new FitOptions { Callbacks = [recorder] });
        recorder.Calls.Should().Equal(
            "train begin, 2 epochs of 2",
            "epoch 0 begin, batch 0", "batch 1 of epoch 0 end", "batch 2 of epoch 0 end", "epoch 0 end, result of 0",
            "epoch 1 begin, batch 0", "batch 1 of epoch 1 end", "batch 2 of epoch 1 end", "epoch 1 end, result of 1",
            "train end in epoch 1");
    }

    [Fact]
    public void Run_TwoCallbacks_AreCalledInTheirOrder()
    {
        List<string> calls = [];
        Recorder first = new() { AtBatchEnd = _ => calls.Add("first") };
        Recorder second = new() { AtBatchEnd = _ => calls.Add("second") };
        Model().Fit(_x, _y, options: new FitOptions { Callbacks = [first, second] });
        calls.Should().Equal("first", "second");
    }

    [Fact]
    public void Run_OnBatchEnd_SeesTheLogAndTheOptimizer()
    {
        Sequential model = Model();
        List<float> losses = [];
        List<long> steps = [];
        Recorder recorder = new()
        {
            AtBatchEnd = progress =>
            {
                losses.Add(progress.Log["loss"]);
                steps.Add(progress.Optimizer.Iterations);
                progress.Optimizer.Should().BeSameAs(model.Optimizer);
            },
        };
        History history = model.Fit(_x, _y, batchSize: 2, options: new FitOptions { Callbacks = [recorder] });
        steps.Should().Equal(1, 2, 3);
        losses.Should().HaveCount(3);
        history.Epochs[0].Loss.Should().Be(losses[^1]);
    }

    [Fact]
    public void Run_LearningRateChangedInACallback_IsUsed()
    {
        Sequential stopped = Model(), other = Model();
        Recorder recorder = new() { AtBatchEnd = progress => progress.Optimizer.LearningRate = 0 };
        stopped.Fit(_x, _y, epochs: 3, options: new FitOptions { Callbacks = [recorder] });
        other.Fit(_x, _y, epochs: 1);
        Numbers.Bits(stopped).Should().Equal(Numbers.Bits(other));
    }

    [Fact]
    public void Run_Stop_EndsAfterTheBatch()
    {
        Recorder recorder = new() { AtBatchEnd = progress => progress.Stop() };
        History history = Model().Fit(_x, _y, epochs: 9, batchSize: 3, new FitOptions { Callbacks = [recorder] });
        history.Epochs.Should().ContainSingle();
        recorder.Calls.Should().Equal(
            "train begin, 9 epochs of 2", "epoch 0 begin, batch 0", "batch 1 of epoch 0 end",
            "epoch 0 end, result of 0", "train end in epoch 0");
    }

    [Fact]
    public void Run_CancelledInACallback_KeepsWhatWasFinished()
    {
        using CancellationTokenSource source = new();
        Recorder recorder = new()
        {
            AtBatchEnd = progress =>
            {
                if (progress is { Epoch: 1, Batch: 1 })
                {
                    source.Cancel();
                }
            },
        };
        Sequential cancelled = Model(), twin = Model();
        FitOptions options = new() { Shuffle = false, Callbacks = [recorder] };
        Action act = () => cancelled.Fit(_x, _y, epochs: 5, batchSize: 3, options, source.Token);
        act.Should().Throw<OperationCanceledException>();

        cancelled.Optimizer!.Iterations.Should().Be(3);
        cancelled.History!.Epochs.Should().ContainSingle();
        recorder.Calls[^1].Should().Be("train end in epoch 1");
        twin.Fit(_x, _y, batchSize: 3, options: new FitOptions { Shuffle = false });
        twin.Fit(_x.Slice(0, 3), _y.Slice(0, 3), batchSize: 3, options: new FitOptions { Shuffle = false });
        Numbers.Bits(cancelled).Should().Equal(Numbers.Bits(twin));
    }

    [Fact]
    public void Run_CancelledBefore_ChangesNothing()
    {
        Sequential model = Model();
        int[] before = Numbers.Bits(model);
        Action act = () => model.Fit(_x, _y, cancellationToken: new CancellationToken(canceled: true));
        act.Should().Throw<OperationCanceledException>();
        Numbers.Bits(model).Should().Equal(before);
        model.History!.Epochs.Should().BeEmpty();
    }

    [Fact]
    public void Run_CallbackThrows_StillEndsTheTraining()
    {
        Recorder thrower = new() { AtBatchEnd = _ => throw new NotSupportedException() };
        Action act = () => Model().Fit(_x, _y, options: new FitOptions { Callbacks = [thrower] });
        act.Should().Throw<NotSupportedException>();
        thrower.Calls[^1].Should().Be("train end in epoch 0");
    }

    [Fact]
    public void Run_CallbackCannotEnd_EndsThoseAfterIt()
    {
        Recorder recorder = new();
        LambdaCallback failing = new() { TrainEnd = _ => throw new TimeoutException("end") };
        Action fit = () => Model().Fit(_x, _y, options: new FitOptions { Callbacks = [failing, recorder] });
        fit.Should().Throw<TimeoutException>().WithMessage("end");
        recorder.Calls[^1].Should().Be("train end in epoch 0");
    }

    [Fact]
    public void Evaluate_WithinAnEpoch_IsRefused()
    {
        Sequential model = Model();
        Recorder recorder = new() { AtBatchEnd = _ => model.Evaluate(_x, _y) };
        Action fit = () => model.Fit(_x, _y, options: new FitOptions { Callbacks = [recorder] });
        fit.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" is in the middle of an epoch, whose metrics Evaluate would begin anew. " +
            "Call it in OnEpochEnd, or when Fit has returned.");
        model.Invoking(one => one.Evaluate(_x, _y)).Should().NotThrow();
    }

    [Fact]
    public void Evaluate_AtTheEndOfAnEpoch_LeavesTheMetricsOfTraining()
    {
        Sequential model = Model(), twin = Model();
        foreach (Sequential one in new[] { model, twin })
        {
            one.Compile(new Sgd(), new MeanSquaredError(), new BinaryAccuracy());
        }

        List<float> losses = [];
        FitOptions options = new() { Callbacks = [new AtEpochEnd(() => losses.Add(model.Evaluate(_x, _y).Loss))] };
        History history = model.Fit(_x, _y, epochs: 2, batchSize: 2, options);
        losses.Should().HaveCount(2);
        history["binary_accuracy"].Should().Equal(twin.Fit(_x, _y, epochs: 2, batchSize: 2)["binary_accuracy"]);
    }

    [Fact]
    public void Fit_WithinFit_IsRefused()
    {
        Sequential model = Model();
        FitOptions options = new() { Callbacks = [new AtEpochEnd(() => model.Fit(_x, _y))] };
        Action fit = () => model.Fit(_x, _y, options: options);
        fit.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" is being trained, so Fit cannot be called. Call it when the Fit that runs has " +
            "returned.");
        model.Invoking(one => one.Fit(_x, _y)).Should().NotThrow();
    }

    [Fact]
    public void Run_Epoch_HasADuration() => Model().Fit(_x, _y).Epochs[0].Duration.Should().BePositive();

    private static Sequential Model()
    {
        Sequential model = new([2], seed: 1) { new Dense(8, Activation.Gelu), new Dropout(0.1f), new Dense(1) };
        model.Compile(new Adam(), new MeanSquaredError());
        return model;
    }

    private sealed class AtEpochEnd(Action action) : Callback
    {
        protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result) => action();
    }
}
