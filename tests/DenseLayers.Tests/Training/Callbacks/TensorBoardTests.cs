using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public sealed class TensorBoardTests : IDisposable
{
    private static readonly Tensor _x = Numbers.Tensor([6, 2], 1), _y = Numbers.Tensor([6, 1], 2);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Fit_Defaults_WritesEpochsAsKerasNamesThem()
    {
        History history = Fit(Model(), new TensorBoard(_folder), epochs: 2);
        Events("train").Select(one => (one.Tag, one.Step)).Should().Equal(
            ("epoch_loss", 0), ("epoch_mean_absolute_error", 0), ("epoch_learning_rate", 0),
            ("epoch_loss", 1), ("epoch_mean_absolute_error", 1), ("epoch_learning_rate", 1));
        Events("train").Select(one => one.Scalar!.Value).Should().Equal(history.Epochs.SelectMany(
            epoch => (float[])[epoch.Loss, epoch["mean_absolute_error"], 0.25f]));
        Directory.GetDirectories(_folder).Should().ContainSingle("there is no validation");
    }

    [Fact]
    public void Fit_Validation_HasAFolderOfItsOwn()
    {
        FitOptions options = new()
        {
            Callbacks = [new TensorBoard(_folder)],
            ValidationSplit = 0.5f,
            ValidationFrequency = 2,
        };
        History history = Model().Fit(_x, _y, epochs: 3, batchSize: 2, options);
        Events("validation").Select(one => (one.Tag, one.Step)).Should().Equal(
            ("evaluation_loss_vs_iterations", 4), ("evaluation_mean_absolute_error_vs_iterations", 4),
            ("epoch_loss", 1), ("epoch_mean_absolute_error", 1));
        EpochResult validated = history.Epochs[1];
        Events("validation").Select(one => one.Scalar!.Value).Should().Equal(
            validated["val_loss"], validated["val_mean_absolute_error"],
            validated["val_loss"], validated["val_mean_absolute_error"]);
    }

    [Fact]
    public void Fit_UpdateFrequency_WritesTheEpochSoFarAfterSoManySteps()
    {
        List<(string, long, float)> logged = [];
        Recorder recorder = new()
        {
            AtBatchEnd = progress => logged.AddRange(progress.Log.Select(
                pair => ("batch_" + pair.Key, progress.Optimizer.Iterations, pair.Value))),
        };
        FitOptions options = new() { Callbacks = [recorder, new TensorBoard(_folder) { UpdateFrequency = 2 }] };
        Model().Fit(_x, _y, epochs: 2, batchSize: 2, options);
        Batches().Select(one => (one.Tag!, one.Step, one.Scalar!.Value))
            .Should().Equal(logged.Where(one => one.Item2 % 2 == 0)).And.HaveCount(6);
    }

    [Fact]
    public void Fit_Again_GoesOnWithTheSteps()
    {
        Sequential model = Model();
        TensorBoard board = new(_folder) { UpdateFrequency = 1 };
        Fit(model, board);
        Fit(model, board);
        string[] files = [.. Directory.GetFiles(Path.Combine(_folder, "train")).Order()];
        files.Should().HaveCount(2);
        EventReader.Read(files[0]).Concat(EventReader.Read(files[1])).Where(one => one.Tag == "batch_loss")
            .Select(one => one.Step).Should().BeEquivalentTo((long[])[1, 2, 3, 4, 5, 6]);
    }

    // The optimizer has taken no step there, so there is nothing to say about one.
    [Fact]
    public void Fit_BatchWithoutAStep_IsNotWritten()
    {
        Tensor x = _x.Clone();
        x.Span[^1] = float.NaN;
        FitOptions options = new()
        {
            Shuffle = false,
            Callbacks = [new TerminateOnNaN(), new TensorBoard(_folder) { UpdateFrequency = 1 }],
        };
        Model().Fit(x, _y, epochs: 1, batchSize: 2, options);
        Batches().Where(one => one.Tag == "batch_loss").Select(one => one.Step).Should().Equal(1, 2);
        Events("train").Single(one => one.Tag == "epoch_loss").Scalar.Should().Be(float.NaN);
    }

    [Fact]
    public void Fit_HistogramFrequency_WritesAllParametersInThoseEpochs()
    {
        Sequential model = Model();
        Fit(model, new TensorBoard(_folder) { HistogramFrequency = 2 }, epochs: 3);
        EventRecord[] histograms = [.. Events("train").Where(one => one.Plugin == "histograms")];
        histograms.Select(one => (one.Tag, one.Step)).Should().Equal(
            ("dense/kernel/histogram", 0), ("dense/bias/histogram", 0),
            ("dense/kernel/histogram", 2), ("dense/bias/histogram", 2));
        histograms[2].Buckets!.SelectMany(bucket => bucket)
            .Should().Equal(HistogramBuckets.Of(model.Parameters[0].Values));
    }

    [Fact]
    public void Fit_LayersOfOneNameInDifferentModels_HaveHistogramsOfTheirOwn()
    {
        Sequential model = new([2])
        {
            new Sequential([2]) { new Dense(2) { UseBias = false } },
            new Sequential([2]) { new Dense(1) { UseBias = false } },
        };
        model.Compile(new Sgd(), new MeanSquaredError());
        Fit(model, new TensorBoard(_folder) { HistogramFrequency = 1 });
        Events("train").Where(one => one.Plugin == "histograms").Select(one => one.Tag)
            .Should().Equal("dense/kernel/histogram", "dense/kernel_1/histogram");
    }

    // Each look at the clock is 2 seconds after the one before: at the beginning and the end of each of three batches,
    // with one look of the epoch before them and one after. 3 steps in 14 seconds.
    [Fact]
    public void Fit_StepsPerSecond_AreThoseOfEpochsAndBatches()
    {
        TensorBoard board = new(_folder)
        {
            UpdateFrequency = 1,
            WriteStepsPerSecond = true,
            Time = new FixedTime(0, tick: 2),
        };
        Fit(Model(), board);
        List<EventRecord> events = Events("train");
        events.Where(one => one.Tag == "batch_steps_per_second").Select(one => (one.Step, one.Scalar!.Value))
            .Should().Equal((1, 0.5f), (2, 0.5f), (3, 0.5f));
        events.Single(one => one.Tag == "epoch_steps_per_second").Scalar.Should().Be(3f / 14);
    }

    [Fact]
    public void Fit_EpochIsDone_CanBeReadWhileTrainingGoesOn()
    {
        List<int> counts = [];
        Recorder reader = new() { AtBatchEnd = _ => counts.Add(Events("train").Count) };
        FitOptions options = new() { Callbacks = [new TensorBoard(_folder), reader] };
        Model().Fit(_x, _y, epochs: 2, batchSize: 6, options);
        counts.Should().Equal(0, 3);
    }

    [Fact]
    public void Fit_Fails_ClosesTheFileWithAllThatWasWritten()
    {
        Recorder thrower = new() { AtBatchEnd = _ => throw new NotSupportedException() };
        FitOptions options = new() { Callbacks = [new TensorBoard(_folder) { UpdateFrequency = 1 }, thrower] };
        Model().Invoking(model => model.Fit(_x, _y, options: options)).Should().Throw<NotSupportedException>();
        Events("train").Select(one => one.Tag).Should().Equal("batch_loss", "batch_mean_absolute_error");
        string file = Directory.GetFiles(Path.Combine(_folder, "train")).Single();
        using FileStream alone = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void Fit_FolderCannotBeMade_FailsBeforeTheFirstStep()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Sequential model = Model();
        model.Invoking(one => Fit(one, new TensorBoard(file))).Should().Throw<IOException>();
        model.Optimizer!.Iterations.Should().Be(0);
    }

    private static Sequential Model()
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(0.25f), new MeanSquaredError(), new LossMetric(new MeanAbsoluteError()));
        return model;
    }

    private static History Fit(Model model, TensorBoard board, int epochs = 1) =>
        model.Fit(_x, _y, epochs, batchSize: 2, new FitOptions { Callbacks = [board] });

    private List<EventRecord> Events(string folder) =>
        EventReader.ReadFolder(Path.Combine(_folder, folder))[1..];

    private List<EventRecord> Batches() =>
        [.. Events("train").Where(one => one.Tag!.StartsWith("batch_", StringComparison.Ordinal))];
}
