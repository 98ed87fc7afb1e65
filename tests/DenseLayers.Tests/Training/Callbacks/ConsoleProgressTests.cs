using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public sealed class ConsoleProgressTests : IDisposable
{
    private readonly StringWriter _writer = new() { NewLine = "\n" };
    private readonly TrainingLog _log = new(["loss", "accuracy"]);

    public ConsoleProgressTests()
    {
        _log.Set(0, 1234.5f);
        _log.Set(1, 0.25f);
    }

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void OnEpochEnd_Redirected_WritesAPlainLine()
    {
        ConsoleProgress console = new(_writer, isTerminal: false);
        TrainingProgress progress = Progress(epochs: 10);
        console.OnEpochBegin(progress);
        progress.Batch = 1;
        console.OnBatchEnd(progress);
        console.OnEpochEnd(progress, new EpochResult(0, _log, null, 0.1f, TimeSpan.FromSeconds(1.26)));
        _writer.ToString().Should().Be("Epoch  1/10 - 1.3 s - loss 1234.5000 - accuracy 0.2500\n");
    }

    [Fact]
    public void OnEpochEnd_Validation_IsShown()
    {
        ConsoleProgress console = new(_writer, isTerminal: false);
        console.OnEpochEnd(Progress(epochs: 3), new EpochResult(0, _log, _log, 0.1f, TimeSpan.Zero));
        _writer.ToString()
            .Should().Be("Epoch 1/3 - 0.0 s - loss 1234.5000 (val 1234.5000) - accuracy 0.2500 (val 0.2500)\n");
    }

    [Fact]
    public void OnBatchEnd_Terminal_DrawsABarThatTheLineBlanksOut()
    {
        ConsoleProgress console = new(_writer, isTerminal: true);
        TrainingProgress progress = Progress(epochs: 3);
        console.OnEpochBegin(progress);
        progress.Batch = 1;
        console.OnBatchEnd(progress);
        const string bar = "Epoch 1/3 ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 1/4 - loss 1234.5000 - accuracy 0.2500";
        _writer.ToString().Should().Be("\r" + bar);
        console.OnEpochEnd(progress, new EpochResult(0, _log, null, 0.1f, TimeSpan.FromSeconds(2)));
        const string line = "Epoch 1/3 - 2.0 s - loss 1234.5000 - accuracy 0.2500";
        _writer.ToString().Should().Be("\r" + bar + "\r" + line.PadRight(bar.Length) + "\n");
    }

    [Fact]
    public void OnBatchEnd_NarrowTerminal_LeavesOutWhatWouldBeWrapped()
    {
        ConsoleProgress console = new(_writer, isTerminal: true) { Width = () => 50 };
        TrainingProgress progress = Progress(epochs: 3);
        progress.Batch = 1;
        console.OnBatchEnd(progress);
        _writer.ToString().Should().Be("\rEpoch 1/3 ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 1/4 - loss 1234.50");
        console.OnEpochEnd(progress, new EpochResult(0, _log, null, 0.1f, TimeSpan.FromSeconds(2)));
        _writer.ToString().Should().EndWith("\rEpoch 1/3 - 2.0 s - loss 1234.5000 - accuracy 0.2500\n");
    }

    [Fact]
    public void OnEpochBegin_Terminal_DrawsTheFirstBatchOfEachEpoch()
    {
        ConsoleProgress console = new(_writer, isTerminal: true);
        TrainingProgress progress = Progress(epochs: 3);
        foreach (int epoch in (int[])[0, 1])
        {
            (progress.Epoch, progress.Batch) = (epoch, 1);
            console.OnEpochBegin(progress);
            console.OnBatchEnd(progress);
        }

        _writer.ToString().Should().Contain("\rEpoch 1/3 ━").And.Contain("\rEpoch 2/3 ━");
    }

    [Fact]
    public void Fit_ConsoleProgress_WritesALineAnEpoch()
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError());
        FitOptions options = new() { Callbacks = [new ConsoleProgress(_writer, isTerminal: false)] };
        model.Fit(new Tensor([4, 2]), new Tensor([4, 1]), epochs: 2, options: options);
        _writer.ToString()
            .Should().MatchRegex(@"^Epoch 1/2 - \d+\.\d s - loss 0\.0000\nEpoch 2/2 - \d+\.\d s - loss 0\.0000\n$");
    }

    [Fact]
    public void Constructor_Null_Throws()
    {
        Action act = () => _ = new ConsoleProgress(null!, isTerminal: true);
        act.Should().Throw<ArgumentNullException>().WithParameterName("writer");
    }

    private TrainingProgress Progress(int epochs) => new(epochs, new Sgd(), [], _log) { Batches = 4 };
}
