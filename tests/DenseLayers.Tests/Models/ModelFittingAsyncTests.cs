using DenseLayers.Tests.Training;
using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

public class ModelFittingAsyncTests
{
    private static readonly Tensor _x = Numbers.Tensor([6, 3], 1);
    private static readonly Tensor _y = Numbers.Tensor([6, 1], 2);

    [Fact]
    public async Task FitAsync_Tensors_EqualFit()
    {
        Sequential asynchronous = Compiled(), lists = Compiled(), synchronous = Compiled();
        History history = await asynchronous.FitAsync(_x, _y, epochs: 2, batchSize: 2);
        await lists.FitAsync([_x], [_y], epochs: 2, batchSize: 2);
        synchronous.Fit(_x, _y, epochs: 2, batchSize: 2);
        Numbers.Bits(asynchronous).Should().Equal(Numbers.Bits(synchronous));
        Numbers.Bits(lists).Should().Equal(Numbers.Bits(synchronous));
        history.Should().BeSameAs(asynchronous.History);
    }

    [Fact]
    public async Task FitAsync_Batches_EqualFit()
    {
        Sequential asynchronous = Compiled(), synchronous = Compiled();
        await asynchronous.FitAsync([new Batch(_x, _y)], epochs: 2);
        synchronous.Fit([new Batch(_x, _y)], epochs: 2);
        Numbers.Bits(asynchronous).Should().Equal(Numbers.Bits(synchronous));
    }

    [Fact]
    public async Task FitAsync_Progress_IsToldAfterEachStep()
    {
        Told told = new();
        History history = await Compiled().FitAsync(_x, _y, epochs: 2, batchSize: 4, progress: told);
        told.Reports.Select(report => report with { Loss = 0 }).Should().Equal(
            new FitProgress(0, 2, 1, 2, 0), new FitProgress(0, 2, 2, 2, 0),
            new FitProgress(1, 2, 1, 2, 0), new FitProgress(1, 2, 2, 2, 0));
        told.Reports[1].Loss.Should().Be(history.Epochs[0].Loss);
    }

    [Fact]
    public async Task FitAsync_Progress_LeavesTheCallbacksGiven()
    {
        List<int> batches = [];
        Recorder recorder = new() { AtBatchEnd = progress => batches.Add(progress.Batch) };
        FitOptions options = new() { Callbacks = [recorder] };
        await Compiled().FitAsync(_x, _y, batchSize: 3, options: options, progress: new Told());
        batches.Should().Equal(1, 2);
        options.Callbacks.Should().ContainSingle();
    }

    [Fact]
    public async Task FitAsync_Cancelled_IsACancelledTaskAndAWholeModel()
    {
        using CancellationTokenSource source = new();
        Sequential model = Compiled(), twin = Compiled();
        Recorder canceller = new() { AtBatchEnd = _ => source.Cancel() };
        FitOptions options = new() { Shuffle = false, Callbacks = [canceller] };
        Task<History> task = model.FitAsync(_x, _y, 9, 2, options, progress: null, source.Token);
        await FluentActions.Awaiting(() => task).Should().ThrowAsync<OperationCanceledException>();
        task.IsCanceled.Should().BeTrue();
        (model.History!.Outcome, model.History.Steps).Should().Be((FitOutcome.Cancelled, 1));
        twin.Fit(_x.Slice(0, 2), _y.Slice(0, 2), options: new FitOptions { Shuffle = false });
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
    }

    [Fact]
    public async Task FitAsync_Refusal_ComesWithTheTask()
    {
        Task<History> task = new Sequential([3]) { new Dense(1) }.FitAsync(_x, _y);
        await FluentActions.Awaiting(() => task).Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("*is not compiled*");
    }

    [Fact]
    public async Task FitAsync_NullAsynchronousBatches_Throws() =>
        (await FluentActions.Awaiting(() => Compiled().FitAsync((IAsyncEnumerable<Batch>)null!))
            .Should().ThrowAsync<ArgumentNullException>()).WithParameterName("batches");

    [Fact]
    public async Task FitAsync_WhileTraining_IsRefused()
    {
        Sequential model = Compiled();
        using ManualResetEventSlim training = new(), goOn = new();
        Recorder holder = new()
        {
            AtBatchEnd = _ =>
            {
                training.Set();
                goOn.Wait();
            },
        };
        Task<History> first = model.FitAsync(_x, _y, options: new FitOptions { Callbacks = [holder] });
        training.Wait();
        await FluentActions.Awaiting(() => model.FitAsync(_x, _y)).Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("*is being trained, so Fit cannot be called*");
        goOn.Set();
        (await first).Outcome.Should().Be(FitOutcome.Completed);
    }

    private static Sequential Compiled()
    {
        Sequential model = new([3], seed: 1) { new Dense(4, Activation.Tanh), new Dense(1) };
        model.Compile(new Adam(), new MeanSquaredError());
        return model;
    }

    private sealed class Told : IProgress<FitProgress>
    {
        public List<FitProgress> Reports { get; } = [];

        public void Report(FitProgress value) => Reports.Add(value);
    }
}
