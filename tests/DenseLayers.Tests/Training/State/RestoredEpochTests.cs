using DenseLayers.Training;

namespace DenseLayers.Tests.Training.State;

/// <summary>A training that is restored in the middle of an epoch ends that epoch as a whole one.</summary>
public sealed class RestoredEpochTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fit_RestoredWithinAnEpoch_TellsCallbacksWhereItIs()
    {
        LongRun first = new() { Backup = new BackupAndRestore(Path) { SaveFrequency = 5 }, Others = [new Crash(11)] };
        first.Invoking(run => run.Fit()).Should().Throw<TimeoutException>();
        Recorder recorder = new() { AtBatchEnd = progress => progress.Batches.Should().Be(7) };
        LongRun second = new() { Backup = new BackupAndRestore(Path), Others = [recorder] };
        second.Fit(epochs: 2);
        recorder.Calls.Should().Equal(
            "train begin, 2 epochs of 7", "epoch 1 begin, batch 3",
            "batch 4 of epoch 1 end", "batch 5 of epoch 1 end", "batch 6 of epoch 1 end", "batch 7 of epoch 1 end",
            "epoch 1 end, result of 1", "train end in epoch 1");
    }

    // Six of the seven batches were done, or none.
    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, 1)]
    public void Fit_RestoredWithinAnEpoch_GivesAMetricOfOnesOwnWhatItSaved(bool saves, float expected)
    {
        foreach (Callback[] others in new Callback[][] { [new Crash(7)], [] })
        {
            LongRun run = new() { Backup = new BackupAndRestore(Path) { SaveFrequency = 6 }, Others = others };
            run.Model.Compile(
                new Adam(0.01f), new SparseCategoricalCrossentropy { FromLogits = true }, new OwnMetric(saves));
            Action fit = () => run.Fit(epochs: 1);
            if (others.Length > 0)
            {
                fit.Should().Throw<TimeoutException>();
                continue;
            }

            fit();
            run.Model.History!.Epochs[0]["own"].Should().Be(expected);
        }
    }

    [Fact]
    public void Fit_RestoredWithinAnEpoch_LogsTheWholeEpoch()
    {
        LongRun whole = new(), second = new() { Backup = new BackupAndRestore(Path) };
        LongRun first = new() { Backup = new BackupAndRestore(Path) { SaveFrequency = 5 }, Others = [new Crash(11)] };
        whole.Fit(epochs: 2);
        first.Invoking(run => run.Fit()).Should().Throw<TimeoutException>();
        History history = second.Fit(epochs: 2);
        history["loss"].Should().Equal(whole.Model.History!["loss"][1]);
        history["sparse_categorical_accuracy"].Should().Equal(
            whole.Model.History["sparse_categorical_accuracy"][1]);
    }
}
