using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>How trainings end, and what they leave.</summary>
public class OutcomeTests
{
    private static readonly Tensor _x = Numbers.Tensor([6, 2], 1);
    private static readonly Tensor _y = Numbers.Tensor([6, 1], 2);

    [Fact]
    public void Fit_AllEpochs_IsCompleted()
    {
        Ends ends = new();
        History history = Model().Fit(_x, _y, epochs: 2, batchSize: 2, new FitOptions { Callbacks = [ends] });
        (history.Outcome, history.Steps).Should().Be((FitOutcome.Completed, 6));
        ends.Outcomes.Should().Equal(FitOutcome.Running, FitOutcome.Running, FitOutcome.Completed);
    }

    [Fact]
    public void Fit_Stopped_IsStopped()
    {
        Recorder stopper = new() { AtBatchEnd = progress => progress.Stop() };
        Ends ends = new();
        History history = Model().Fit(_x, _y, epochs: 9, batchSize: 2, new FitOptions { Callbacks = [stopper, ends] });
        (history.Outcome, history.Steps).Should().Be((FitOutcome.Stopped, 1));
        ends.Outcomes[^1].Should().Be(FitOutcome.Stopped);
    }

    [Fact]
    public void Fit_Cancelled_IsCancelled()
    {
        using CancellationTokenSource source = new();
        Ends ends = new();
        Recorder canceller = new() { AtBatchEnd = _ => source.Cancel() };
        Sequential model = Model();
        FitOptions options = new() { Callbacks = [canceller, ends] };
        model.Invoking(one => one.Fit(_x, _y, 1, 2, options, source.Token))
            .Should().Throw<OperationCanceledException>();
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Cancelled, 1));
        ends.Outcomes[^1].Should().Be(FitOutcome.Cancelled);
    }

    [Fact]
    public void Fit_CancelledInTheValidation_KeepsTheEpochsSteps()
    {
        using CancellationTokenSource source = new();
        Sequential model = Model();
        Canceller canceller = new(source);
        FitOptions options = new() { ValidationSplit = 0.5f, Callbacks = [canceller] };
        model.Invoking(one => one.Fit(_x, _y, 1, 1, options, source.Token))
            .Should().Throw<OperationCanceledException>();
        (model.History!.Outcome, model.History.Steps, model.History.Epochs.Count)
            .Should().Be((FitOutcome.Cancelled, 3, 0));
    }

    [Fact]
    public void Fit_CallbackThrows_IsFailed()
    {
        Ends ends = new();
        Recorder thrower = new() { AtBatchEnd = _ => throw new NotSupportedException() };
        Sequential model = Model();
        FitOptions options = new() { Callbacks = [thrower, ends] };
        model.Invoking(one => one.Fit(_x, _y, options: options)).Should().Throw<NotSupportedException>();
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Failed, 1));
        ends.Outcomes[^1].Should().Be(FitOutcome.Failed);
    }

    [Fact]
    public void Fit_CallbackCannotBegin_EndsThoseThatHaveBegun()
    {
        Ends begun = new(), never = new();
        FitOptions options = new() { Callbacks = [begun, new NoBeginning(), never] };
        Sequential model = Model();
        model.Invoking(one => one.Fit(_x, _y, options: options)).Should().Throw<NotSupportedException>();
        begun.Outcomes[^1].Should().Be(FitOutcome.Failed);
        never.Outcomes.Should().BeEmpty();
    }

    [Fact]
    public void Fit_LossThrows_LeavesTheLastFinishedStep()
    {
        Sequential model = Model(new ThrowsAt(2)), twin = Model();
        model.Invoking(one => one.Fit(_x, _y, 1, 2, new FitOptions { Shuffle = false }))
            .Should().Throw<NotSupportedException>();
        twin.Fit(_x.Slice(0, 4), _y.Slice(0, 4), batchSize: 2, options: new FitOptions { Shuffle = false });
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
        model.Optimizer!.Iterations.Should().Be(2);
    }

    [Fact]
    public void Fit_SamplesThatAreNotFinite_ThrowBeforeTheStepAndNameThem()
    {
        Tensor x = _x.Clone();
        x.Span[9] = float.NaN;
        Sequential model = Model(), twin = Model();
        NotFiniteNumberException refusal = model
            .Invoking(one => one.Fit(x, _y, 3, 2, new FitOptions { Shuffle = false }))
            .Should().Throw<NotFiniteNumberException>().WithMessage(
                "Sequential \"sequential\" expects a finite loss, but got NaN in batch 2 of epoch 0, both from 0. " +
                "The parameters are those after the last finished step. " +
                "Its samples hold NaN at index 4 of shape (6, 2): " +
                "clean the data, or add the callback TerminateOnNaN to end training here without an exception.").Which;
        double.IsFinite(refusal.OffendingNumber).Should().BeFalse();
        twin.Fit(_x.Slice(0, 4), _y.Slice(0, 4), batchSize: 2, options: new FitOptions { Shuffle = false });
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Failed, 2));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Fit_TargetsThatAreNotFinite_AreNamed(float value, string text)
    {
        Tensor y = _y.Clone();
        y.Span[3] = value;
        Model().Invoking(one => one.Fit(_x, y)).Should().Throw<NotFiniteNumberException>()
            .WithMessage($"*got {text}*Its targets hold {text} at index 3 of shape (6, 1): clean the data, or*");
    }

    [Fact]
    public void Fit_LossThatGrewTooLarge_NamesTheMends()
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(1e20f), new MeanSquaredError());
        model.Invoking(one => one.Fit(_x, _y, epochs: 9)).Should().Throw<NotFiniteNumberException>().WithMessage(
            "*Its samples and targets are finite: lower the learning rate, scale the samples, clip the gradients, or*");
        model.Parameters.SelectMany(parameter => parameter.Values.ToArray()).Should().OnlyContain(
            value => float.IsFinite(value));
    }

    [Fact]
    public void Fit_NonFiniteLossWithACallbackThatStopsThere_StopsWithoutAStep()
    {
        Tensor x = _x.Clone();
        x.Span[9] = float.NaN;
        Sequential model = Model(), twin = Model();
        FitOptions options = new() { Shuffle = false, Callbacks = [new TerminateOnNaN()] };
        History history = model.Fit(x, _y, epochs: 3, batchSize: 2, options);
        twin.Fit(_x.Slice(0, 4), _y.Slice(0, 4), batchSize: 2, options: new FitOptions { Shuffle = false });
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
        (history.Outcome, history.Steps).Should().Be((FitOutcome.Stopped, 2));
        history.Epochs.Should().ContainSingle().Which.Loss.Should().Be(float.NaN);
    }

    private static Sequential Model(Loss? loss = null)
    {
        Sequential model = new([2], seed: 1) { new Dense(4, Activation.Tanh), new Dropout(0.1f), new Dense(1) };
        model.Compile(new Adam(), loss ?? new MeanSquaredError());
        return model;
    }

    /// <summary>Writes down the outcomes that callbacks see.</summary>
    private sealed class Ends : Callback
    {
        public List<FitOutcome> Outcomes { get; } = [];

        protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result) =>
            Outcomes.Add(progress.Outcome);

        protected internal override void OnTrainEnd(TrainingProgress progress) => Outcomes.Add(progress.Outcome);
    }

    private sealed class NoBeginning : Callback
    {
        protected internal override void OnTrainBegin(TrainingProgress progress) => throw new NotSupportedException();
    }

    private sealed class Canceller(CancellationTokenSource source) : Callback
    {
        protected internal override void OnValidationBegin(TrainingProgress progress) => source.Cancel();
    }

    /// <summary>The mean squared error, until it breaks.</summary>
    private sealed class ThrowsAt(int batch) : Loss
    {
        private readonly MeanSquaredError _inner = new();
        private int _batches;

        public override string Name => "throws";

        protected internal override void Forward(
            ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
        {
            if (_batches++ == batch)
            {
                throw new NotSupportedException();
            }

            _inner.Forward(targets, predictions, losses, predictionShape);
        }

        protected internal override void Backward(
            ReadOnlySpan<float> targets,
            ReadOnlySpan<float> predictions,
            ReadOnlySpan<float> weights,
            Span<float> gradient,
            Shape predictionShape) => _inner.Backward(targets, predictions, weights, gradient, predictionShape);
    }
}
