using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class ModelCheckpointTests
{
    private readonly List<string> _saved = [];

    [Fact]
    public void Options_Defaults_AreKeras()
    {
        ModelCheckpoint checkpoint = new("m", _ => { });
        (checkpoint.Monitor, checkpoint.Mode, checkpoint.SaveBestOnly)
            .Should().Be(("val_loss", MonitorMode.Auto, false));
        (checkpoint.SaveFrequency, checkpoint.InitialValueThreshold).Should().Be(((int?)null, (float?)null));
    }

    [Fact]
    public void OnEpochEnd_Default_SavesEachEpochFromOne()
    {
        Run(new("m-{epoch}.keras", _saved.Add), 3, 2, 4);
        _saved.Should().Equal("m-1.keras", "m-2.keras", "m-3.keras");
    }

    [Fact]
    public void SaveBestOnly_WorseEpochs_AreNotSaved()
    {
        Run(new("{epoch}", _saved.Add) { SaveBestOnly = true }, 3, 4, 2, 2, float.NaN, 1);
        _saved.Should().Equal("1", "3", "6");
    }

    [Fact]
    public void Monitor_Accuracy_IsMax()
    {
        Run(new("{epoch}", _saved.Add) { SaveBestOnly = true, Monitor = "val_accuracy" }, 3, 4, 2, 5);
        _saved.Should().Equal("1", "2", "4");
    }

    [Fact]
    public void Mode_Max_SavesGreaterOnes()
    {
        Run(new("{epoch}", _saved.Add) { SaveBestOnly = true, Mode = MonitorMode.Max }, 3, 4, 2, 5);
        _saved.Should().Equal("1", "2", "4");
    }

    [Fact]
    public void InitialValueThreshold_NoBetter_IsNotSaved()
    {
        Run(new("{epoch}", _saved.Add) { SaveBestOnly = true, InitialValueThreshold = 3 }, 4, 3, 2.5f);
        _saved.Should().Equal("3");
    }

    [Fact]
    public void SaveBestOnly_SecondTraining_RemembersTheBest()
    {
        ModelCheckpoint checkpoint = new("{epoch}", _saved.Add) { SaveBestOnly = true };
        Run(checkpoint, 3, 2);
        Run(checkpoint, 3, 1);
        _saved.Should().Equal("1", "2", "2");
    }

    [Fact]
    public void SaveBestOnly_SavingFails_IsNotTheBest()
    {
        bool fails = true;
        ModelCheckpoint checkpoint = new("{epoch}", path => _saved.Add(fails ? throw new IOException() : path))
        {
            SaveBestOnly = true,
        };
        EpochScript script = new EpochScript(checkpoint).Begin();
        script.Invoking(one => one.Run(1)).Should().Throw<IOException>();
        fails = false;
        script.RunAt(1, 2);
        _saved.Should().Equal("2");
    }

    [Fact]
    public void OnEpochEnd_EpochsWithoutValidation_SaveWhatNeedsNone()
    {
        Run(new("{epoch}", _saved.Add), 3, null, 2);
        Run(new("{epoch}-{val_loss}", _saved.Add), 3, null, 2);
        Run(new("best-{epoch}", _saved.Add) { SaveBestOnly = true }, null, 3, null, 2);
        _saved.Should().Equal("1", "2", "3", "1-3", "3-2", "best-2", "best-4");
    }

    [Fact]
    public void LoadState_BetweenEpochs_RemembersTheBest()
    {
        ModelCheckpoint New() => new("{epoch}", _saved.Add) { SaveBestOnly = true };
        EpochScript first = new EpochScript(New()).Begin(), second = new(New());
        first.Run(3, 2, 4);
        first.Hand(second);
        second.RunAt(3, 3, 1, 2);
        _saved.Should().Equal("1", "2", "5");
    }

    [Fact]
    public void LoadState_NoBest_IsNotNeeded()
    {
        ModelCheckpoint New() => new("{epoch}", _saved.Add);
        EpochScript first = new EpochScript(New()).Begin(), second = new(New());
        first.Run(3);
        first.Hand(second);
        second.RunAt(1, 4);
        _saved.Should().Equal("1", "2");
    }

    [Fact]
    public void LoadState_BestWasNotWatched_IsRefused()
    {
        EpochScript first = new EpochScript(new ModelCheckpoint("{epoch}", _saved.Add)).Begin();
        ModelCheckpoint second = new("{epoch}", _saved.Add) { SaveBestOnly = true };
        first.Run(3);
        first.Invoking(one => one.Hand(new EpochScript(second))).Should().Throw<InvalidDataException>()
            .WithMessage("The saved state of a callback has no \"best\"; it has \"batches\".*");
    }

    [Fact]
    public void Fit_SaveTrainingState_SavesTheEpochsThatAreDone()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            Sequential model = new([2], seed: 1) { new Dense(1) }, loaded = new([2], seed: 1) { new Dense(1) };
            model.Compile(new Adam(0.1f), new MeanSquaredError());
            loaded.Compile(new Adam(0.1f), new MeanSquaredError());
            ModelCheckpoint checkpoint = new(Path.Combine(folder.FullName, "{epoch}.state"), model.SaveTrainingState);
            Tensor x = Numbers.Tensor([6, 2], 1), y = Numbers.Tensor([6, 1], 2);
            model.Fit(x, y, epochs: 3, batchSize: 2, new FitOptions { Callbacks = [checkpoint] });

            int done = loaded.LoadTrainingState(Path.Combine(folder.FullName, "2.state"));
            done.Should().Be(2);
            loaded.Fit(x, y, epochs: 3, batchSize: 2, new FitOptions { InitialEpoch = done });
            Numbers.Bits(loaded.Parameters[0].Values).Should().Equal(Numbers.Bits(model.Parameters[0].Values));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(ModelCheckpoint checkpoint, params float?[] losses) =>
        new EpochScript(checkpoint).Begin().Run(losses);
}
