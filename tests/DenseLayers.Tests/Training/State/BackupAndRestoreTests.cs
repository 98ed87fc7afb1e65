using DenseLayers.Training;

namespace DenseLayers.Tests.Training.State;

/// <summary>Trainings that go on and end in the same bits.</summary>
public sealed class BackupAndRestoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File();

    public void Dispose() => _folder.Dispose();

    // An epoch over all samples has 7 batches, the last one smaller.
    [Theory]
    [InlineData(null, null, 23)]
    [InlineData(null, null, 28)]
    [InlineData(null, null, 41)]
    [InlineData(1, null, 16)]
    [InlineData(2, null, 17)]
    [InlineData(3, null, 41)]
    [InlineData(7, null, 22)]
    [InlineData(9, null, 11)]
    [InlineData(null, 5, 17)]
    [InlineData(2, 5, 18)]
    [InlineData(5, 5, 13)]
    [InlineData(3, 10, 14)]
    public void Fit_CrashedAndStartedAgain_EndsInTheSameBits(int? frequency, int? steps, int crash)
    {
        foreach (bool isStream in new[] { false, true })
        {
            LongRun whole = new() { StepsPerEpoch = steps, IsStream = isStream };
            whole.Fit();
            LongRun first = Run(frequency, steps, isStream, new Crash(crash));
            first.Invoking(run => run.Fit()).Should().Throw<TimeoutException>();
            File.Exists(Path).Should().BeTrue();
            LongRun second = Run(frequency, steps, isStream);
            second.Fit().Outcome.Should().Be(FitOutcome.Completed);
            second.Bits.Should().Equal(whole.Bits);
        }

        LongRun Run(int? frequency, int? steps, bool isStream, params Callback[] others) => new()
        {
            Backup = new BackupAndRestore(Path) { SaveFrequency = frequency },
            StepsPerEpoch = steps,
            IsStream = isStream,
            Others = others,
        };
    }

    [Fact]
    public void Fit_CrashedManyTimes_EndsInTheSameBits()
    {
        LongRun whole = new();
        whole.Fit();
        for (int crash = 4; crash < 40; crash += 5)
        {
            BackupAndRestore backup = new(Path) { SaveFrequency = 4 };
            LongRun part = new() { Backup = backup, Others = [new Crash(crash)] };
            part.Invoking(run => run.Fit()).Should().Throw<TimeoutException>();
        }

        LongRun last = new() { Backup = new BackupAndRestore(Path) { SaveFrequency = 4 } };
        last.Fit();
        last.Bits.Should().Equal(whole.Bits);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void Fit_BackupBeforeTheOthers_EndsInTheSameBits(int? frequency)
    {
        LongRun whole = new();
        whole.Fit();
        foreach (Callback[] others in new Callback[][] { [new Crash(24)], [] })
        {
            LongRun run = new()
            {
                Backup = new BackupAndRestore(Path) { SaveFrequency = frequency },
                IsBackupFirst = true,
                Others = others,
            };
            Action fit = () => run.Fit();
            if (others.Length > 0)
            {
                fit.Should().Throw<TimeoutException>();
                continue;
            }

            fit();
            run.Bits.Should().Equal(whole.Bits);
        }
    }

    [Fact]
    public void Fit_OtherThreads_EndsInTheSameBits()
    {
        LongRun whole = new(threads: 1);
        whole.Fit();
        Crashed(threads: 3);
        LongRun second = new(threads: 2) { Backup = new BackupAndRestore(Path) };
        second.Fit();
        second.Bits.Should().Equal(whole.Bits);
    }

    [Fact]
    public void Fit_NoSeedGiven_TakesThatOfTheFile()
    {
        LongRun first = new(seed: null) { Backup = new BackupAndRestore(Path), Others = [new Crash(24)] };
        first.Invoking(run => run.Fit()).Should().Throw<TimeoutException>();
        LongRun second = new(seed: null) { Backup = new BackupAndRestore(Path) };
        second.Fit();
        second.Model.Seed.Should().Be(first.Model.Seed);

        LongRun whole = new(seed: first.Model.Seed);
        whole.Fit();
        second.Bits.Should().Equal(whole.Bits);
    }

    [Fact]
    public void Fit_CheckpointKept_GoesOnWithMoreEpochs()
    {
        LongRun whole = new(), first = new() { Backup = Kept() }, second = new() { Backup = Kept() };
        whole.Fit(epochs: 10);
        first.Fit(epochs: 5);
        History history = second.Fit(epochs: 10);
        second.Bits.Should().Equal(whole.Bits);
        history.Epochs.Select(epoch => epoch.Epoch).Should().Equal(5, 6, 7, 8, 9);
        history.Steps.Should().Be(35);
    }

    [Fact]
    public void Fit_InitialEpoch_GivesWayToTheFile()
    {
        Crashed();
        LongRun second = new() { Backup = new BackupAndRestore(Path) };
        second.Fit(initialEpoch: 1).Epochs.Select(epoch => epoch.Epoch).Should().Equal(3, 4, 5);
    }

    [Fact]
    public void Fit_NoFile_BeginsAtInitialEpoch()
    {
        LongRun run = new() { Backup = new BackupAndRestore(Path) };
        run.Fit(initialEpoch: 4).Epochs.Select(epoch => epoch.Epoch).Should().Equal(4, 5);
    }

    private BackupAndRestore Kept() => new(Path) { DeleteCheckpoint = false };

    // Leaves the file of three epochs.
    private void Crashed(int threads = 1)
    {
        LongRun run = new(threads: threads) { Backup = new BackupAndRestore(Path), Others = [new Crash(24)] };
        run.Invoking(one => one.Fit()).Should().Throw<TimeoutException>();
    }
}
