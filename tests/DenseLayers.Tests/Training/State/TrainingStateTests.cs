using DenseLayers.Training;

namespace DenseLayers.Tests.Training.State;

/// <summary>States of another training: refused before the model changes, naming the first difference.</summary>
public sealed class TrainingStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OtherShape_NamesTheFirstParameter() => Refused(
        Model([8, 3]), Model([9, 3]),
        "parameter 0 to be dense/kernel (4, 9), but got dense/kernel (4, 8). It is of another model than Sequential " +
        "\"sequential\": give each its own file, or build the model as it was.");

    [Fact]
    public void Load_FewerLayers_NamesTheMissingParameter() => Refused(
        Model([8, 3]), Model([8]), "parameter 2 to be none, but got dense_1/kernel (8, 3). It is of another model*");

    [Fact]
    public void Load_MoreLayers_NamesTheParameter() => Refused(
        Model([8]), Model([8, 3]), "parameter 2 to be dense_1/kernel (8, 3), but got none. It is of another model*");

    [Fact]
    public void Load_OtherOptimizer_NamesBoth() => Refused(
        Model([3]), Model([3], new Sgd()),
        "the optimizer Sgd, but got Adam. Compile Sequential \"sequential\" with the optimizer that the state was " +
        "saved with, or delete the file to begin anew.");

    [Fact]
    public void Load_OtherSchedule_NamesBothRates() => Refused(
        Model([3], new Sgd { Schedule = new InverseTimeDecay(0.5f, 10, 0.5f) }),
        Model([3], new Sgd { Schedule = new InverseTimeDecay(0.25f, 10, 0.5f) }),
        "a learning rate of 0.25 after 0 steps, from InverseTimeDecay, but got 0.5. Compile Sequential *");

    [Fact]
    public void Load_OtherVariables_NamesTheFirst() => Refused(
        Model([3], new Sgd { Momentum = 0.5f }), Model([3], new Sgd()),
        "optimizer variable 0 to be none, but got dense_kernel_momentum (4, 3). Compile Sequential *");

    [Fact]
    public void Load_OtherSeed_NamesBoth() => Refused(
        Model([3], seed: 1), Model([3], seed: 2),
        "seed 2, but got 1. Sequential \"sequential\" would go on with other random numbers: make it with seed: 1, " +
        "or without a seed.");

    [Fact]
    public void Load_MiddleOfAPass_IsRefused()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Crash(13)] });
        LongRun run = new();
        run.Model.ShouldStayWhen(() => run.Model.LoadTrainingState(Path)).WithMessage(Text(
            "to be saved between passes over the data, but got epoch 1 after 5 batches of a pass. Go on from it by " +
            "Fit with BackupAndRestore."));
    }

    [Fact]
    public void Restore_CallbackMissing_NamesIt()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Cooling(), new Crash(13)] });
        Restoring(new LongRun { Backup = Every(4) },
            "callback that counts 1 to be none, but got Cooling. Give the callbacks that the state was saved with, " +
            "in the same order, or delete the file to begin anew.");
    }

    [Fact]
    public void Restore_CallbackMore_NamesIt()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Crash(13)] });
        Restoring(
            new LongRun { Backup = Every(4), Others = [new Cooling()] },
            "callback that counts 1 to be Cooling, but got none. Give the callbacks *");
    }

    [Fact]
    public void Restore_CallbackThatCountsNothing_MayComeAndGo()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Recorder(), new Crash(13)] });
        LongRun run = new() { Backup = Every(4), Others = [new ConsoleProgress(TextWriter.Null, isTerminal: true)] };
        run.Fit().Outcome.Should().Be(FitOutcome.Completed);
    }

    [Fact]
    public void Restore_CallbackOfOtherCounts_LeavesTheModel()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Counting("old"), new Crash(13)] });
        LongRun run = new() { Backup = Every(4), Others = [new Counting("new")] };
        run.Model.ShouldStayWhen(() => run.Fit()).WithMessage(
            "The saved state of Counting has no \"new\"; it has \"old\". Restore it with the callbacks that it was " +
            "saved with, in the same order.");
    }

    [Fact]
    public void Restore_OtherMetric_NamesIt()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Crash(13)] });
        LongRun run = new() { Backup = Every(4) };
        run.Model.Compile(new Adam(0.01f), new SparseCategoricalCrossentropy { FromLogits = true });
        Restoring(
            run,
            "metric 1 to be none, but got SparseCategoricalAccuracy \"sparse_categorical_accuracy\". It was saved in " +
            "the middle of an epoch: compile the metrics that it was saved with.");
    }

    [Fact]
    public void Restore_MoreEpochsThanAskedFor_IsRefused()
    {
        new LongRun { Backup = new BackupAndRestore(Path) { DeleteCheckpoint = false } }.Fit(epochs: 5);
        LongRun run = new() { Backup = new BackupAndRestore(Path) };
        run.Model.ShouldStayWhen(() => run.Fit(epochs: 4)).WithMessage(Text(
            "4 epochs to be done at most, but got 5. Raise epochs, which counts those that are done, too, or delete " +
            "the file to begin anew."));
        File.Exists(Path).Should().BeTrue();
    }

    [Fact]
    public void Restore_OtherBatchSizeInTheMiddleOfAPass_IsRefused()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Crash(13)] });
        Restoring(
            new LongRun { Backup = Every(4), BatchSize = 10 },
            "a pass over the data in 5 batches, but got 7. It was saved in the middle of a pass: give the same data " +
            "in batches of the same size.");
    }

    [Fact]
    public void Restore_OtherBatchSizeBetweenPasses_IsTaken()
    {
        Crash(new LongRun { Backup = new BackupAndRestore(Path), Others = [new Crash(13)] });
        new LongRun { Backup = new BackupAndRestore(Path), BatchSize = 10 }.Fit().Steps.Should().Be(25);
    }

    [Fact]
    public void Restore_ShorterStreamInTheMiddleOfAPass_IsRefused()
    {
        Crash(new LongRun { Backup = Every(4), Others = [new Crash(13)], IsStream = true });
        LongRun run = new() { Backup = Every(4), BatchSize = 25, IsStream = true };
        int[] before = Numbers.Bits(run.Model);
        run.Invoking(one => one.Fit()).Should().Throw<ArgumentException>().WithMessage(
            "A pass expects 5 batches or more, as many as were done when training was saved, but got 2. Give the " +
            "data that training began with.");
        Numbers.Bits(run.Model).Should().Equal(before);
    }

    [Fact]
    public void Restore_StateSavedBetweenTrainings_IsRefused()
    {
        LongRun run = new() { Backup = new BackupAndRestore(Path) };
        run.Model.SaveTrainingState(Path);
        Restoring(
            run,
            "the state of a training that goes on, but got one that was saved between trainings. Load it with " +
            "LoadTrainingState, and give BackupAndRestore a file of its own.");
    }

    private static void Crash(LongRun run) => run.Invoking(one => one.Fit()).Should().Throw<TimeoutException>();

    private static Sequential Model(int[] units, Optimizer? optimizer = null, int? seed = null)
    {
        Sequential model = new([4], seed: seed);
        foreach (int one in units)
        {
            model.Add(new Dense(one));
        }

        model.Compile(optimizer ?? new Adam(), new MeanSquaredError());
        return model;
    }

    private BackupAndRestore Every(int batches) => new(Path) { SaveFrequency = batches };

    private string Text(string text) => $"Training state \"{Path}\" expects {text}";

    private void Refused(Sequential saved, Sequential loading, string text)
    {
        _ = loading.Parameters;
        _ = saved.Parameters;
        saved.SaveTrainingState(Path);
        loading.ShouldStayWhen(() => loading.LoadTrainingState(Path)).WithMessage(Text(text));
    }

    private void Restoring(LongRun run, string text) =>
        run.Model.ShouldStayWhen(() => run.Fit()).WithMessage(Text(text));

    private sealed class Counting(string name) : Callback
    {
        protected internal override void SaveState(CallbackState state) => state.Set(name, 1);

        protected internal override void LoadState(CallbackState state) => state.Get(name);
    }
}
