using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Checkpoints after so many batches, in trainings of three batches an epoch.</summary>
public class ModelCheckpointFrequencyTests
{
    private readonly List<string> _saved = [];

    [Fact]
    public void SaveFrequency_Batches_AreCountedAcrossEpochs()
    {
        Fit(new("{epoch}-{batch}", _saved.Add) { SaveFrequency = 4 });
        _saved.Should().Equal("2-1", "3-2");
    }

    [Fact]
    public void SaveFrequency_Numbers_AreThoseOfTheEpochSoFar()
    {
        List<string> logged = [];
        LambdaCallback logger = new()
        {
            BatchEnd = progress => logged.Add(FormattableString.Invariant($"{progress.Log["loss"]}")),
        };
        Fit(new("{loss}", _saved.Add) { SaveFrequency = 1 }, logger);
        _saved.Should().Equal(logged).And.HaveCount(9);
    }

    [Fact]
    public void SaveFrequency_BestOnly_SavesBetterBatches()
    {
        List<float> losses = [];
        LambdaCallback logger = new() { BatchEnd = progress => losses.Add(progress.Log["loss"]) };
        Fit(new("{loss}", _saved.Add) { SaveFrequency = 1, SaveBestOnly = true, Monitor = "loss" }, logger);
        float best = float.PositiveInfinity;
        _saved.Should().Equal(losses.Where(loss => loss < best && (best = loss) == loss)
            .Select(loss => FormattableString.Invariant($"{loss}"))).And.HaveCountLessThan(9);
    }

    [Fact]
    public void Fit_PathInFoldersThatDoNotExist_MakesThem()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("checkpoint-");
        try
        {
            Fit(new(Path.Combine(folder.FullName, "a", "b{epoch}", "m"), path => File.WriteAllText(path, "saved")));
            File.ReadAllText(Path.Combine(folder.FullName, "a", "b3", "m")).Should().Be("saved");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void LoadState_BetweenBatches_GoesOnCounting()
    {
        ModelCheckpoint first = new("{epoch}-{batch}", _saved.Add) { SaveFrequency = 4 };
        ModelCheckpoint second = new("{epoch}-{batch}", _saved.Add) { SaveFrequency = 4 };
        Fit(first, epochs: 1);
        CallbackState state = new();
        first.SaveState(state);
        second.LoadState(state);
        Fit(second, epochs: 1);
        _saved.Should().Equal("1-1");
    }

    // Three batches an epoch.
    private static void Fit(ModelCheckpoint checkpoint, Callback? other = null, int epochs = 3)
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(0.1f), new MeanSquaredError());
        model.Fit(
            Numbers.Tensor([6, 2], 1),
            Numbers.Tensor([6, 1], 2),
            epochs,
            batchSize: 2,
            new FitOptions { Callbacks = [other ?? new LambdaCallback(), checkpoint] });
    }
}
