using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Where epochs begin and end, and when there is a validation.</summary>
public class EpochOptionsTests
{
    private static readonly Tensor _x = Numbers.Tensor([10, 2], 1);
    private static readonly Tensor _y = new([10, 1], [0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f]);

    [Fact]
    public void InitialEpoch_Given_NumbersEpochsFromIt()
    {
        History history = Model().Fit(_x, _y, epochs: 5, options: new FitOptions { InitialEpoch = 3 });
        history.Epochs.Select(epoch => epoch.Epoch).Should().Equal(3, 4);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void InitialEpoch_NotBelowEpochs_IsRefused(int initial)
    {
        Sequential model = Model();
        Action fit = () => model.Fit(_x, _y, epochs: 5, options: new FitOptions { InitialEpoch = initial });
        fit.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects an InitialEpoch below epochs, which counts those before it, too, " +
            $"but got {initial} and 5. Raise epochs, or lower InitialEpoch.*");
        model.History.Should().BeNull();
    }

    [Fact]
    public void StepsPerEpoch_FewerThanAPass_GoOnInTheNextEpoch() =>
        Batches(new FitOptions { Shuffle = false, StepsPerEpoch = 2 }, epochs: 3, batchSize: 2)
            .Should().Equal("0 1", "2 3", "4 5", "6 7", "8 9", "| 1, 1, 2, 2, 3: 2 2 1");

    [Fact]
    public void StepsPerEpoch_PassEndsWithAnEpoch_BeginsANewOne() =>
        Batches(new FitOptions { Shuffle = false, StepsPerEpoch = 1 }, epochs: 3, batchSize: 5)
            .Should().Equal("0 1 2 3 4", "5 6 7 8 9", "0 1 2 3 4", "| 1, 2, 3: 1 1 1");

    [Fact]
    public void StepsPerEpoch_MoreThanAPass_EndEarly() =>
        Batches(new FitOptions { Shuffle = false, StepsPerEpoch = 9 }, epochs: 2, batchSize: 5)
            .Should().Equal("0 1 2 3 4", "5 6 7 8 9", "0 1 2 3 4", "5 6 7 8 9", "| 1, 1, 2, 2: 2 2");

    [Fact]
    public void StepsPerEpoch_Shuffled_TakesEachSampleOnceInAPass()
    {
        TargetRecorder loss = new();
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(), loss);
        model.Fit(_x, _y, epochs: 5, batchSize: 2, new FitOptions { StepsPerEpoch = 1 });
        loss.Batches.SelectMany(batch => batch).Should().BeEquivalentTo(_y.Span.ToArray());
    }

    [Fact]
    public void ValidationFrequency_2_ValidatesEverySecondEpoch()
    {
        FitOptions options = new() { ValidationSplit = 0.5f, ValidationFrequency = 2 };
        Model().Fit(_x, _y, epochs: 5, options: options).Epochs.Select(epoch => epoch.Validation is not null)
            .Should().Equal(false, true, false, true, false);
    }

    [Theory]
    [InlineData(null, 2, "4 4")]
    [InlineData(5, 2, "5 5")]
    [InlineData(3, null, "3 3 3 1")]
    public void Validation_BatchSizeAndSteps_AreThoseAskedFor(int? batchSize, int? steps, string expected)
    {
        CountingMetric metric = new();
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError(), metric);
        FitOptions options = new()
        {
            ValidationData = new ValidationData(_x, _y),
            ValidationBatchSize = batchSize,
            ValidationSteps = steps,
        };
        model.Fit(_x, _y, batchSize: 4, options: options);
        string.Join(' ', metric.Sizes).Should().Be($"4 4 2 {expected}");
    }

    [Fact]
    public void ValidationSteps_NextEpoch_TakeTheSameBatchesAgain()
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(0), new MeanSquaredError());
        FitOptions options = new()
        {
            ValidationData = new ValidationData(_x, _y),
            ValidationSteps = 1,
            ValidationBatchSize = 3,
        };
        IReadOnlyList<float> losses = model.Fit(_x, _y, epochs: 2, options: options)["val_loss"];
        losses.Should().Equal(Enumerable.Repeat(model.Evaluate(_x.Slice(0, 3), _y.Slice(0, 3)).Loss, 2));
    }

    [Fact]
    public void ValidationHooks_AreCalledAroundTheValidation()
    {
        Hooks hooks = new();
        Model().Fit(_x, _y, batchSize: 5, options: new FitOptions { ValidationSplit = 0.5f, Callbacks = [hooks] });
        hooks.Calls.Should().Equal("batch begin 0", "batch end 1", "validation begin", "validation end", "epoch end");
    }

    [Fact]
    public void Batches_StepsPerEpoch_AreThoseThatAreLeft()
    {
        List<int?> batches = [];
        Recorder recorder = new() { AtBatchEnd = progress => batches.Add(progress.Batches) };
        FitOptions options = new() { StepsPerEpoch = 2, Callbacks = [recorder] };
        Model().Fit(_x, _y, epochs: 2, batchSize: 4, options);
        batches.Should().Equal(2, 2, 1);
    }

    private static string[] Batches(FitOptions options, int epochs, int batchSize)
    {
        TargetRecorder loss = new();
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(), loss);
        List<int> epochOfBatch = [];
        Recorder recorder = new() { AtBatchEnd = progress => epochOfBatch.Add(progress.Epoch + 1) };
        model.Fit(_x, _y, epochs, batchSize, options with { Callbacks = [recorder] });
        string counts = string.Join(' ', epochOfBatch.GroupBy(epoch => epoch).Select(group => group.Count()));
        return
        [
            .. loss.Batches.Select(batch => string.Join(' ', batch)), $"| {string.Join(", ", epochOfBatch)}: {counts}",
        ];
    }

    private static Sequential Model()
    {
        Sequential model = new([2], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError());
        return model;
    }

    private sealed class CountingMetric() : Metric("count")
    {
        public List<int> Sizes { get; } = [];

        public override float Result => Sizes.Count;

        public override void Reset()
        {
        }

        protected internal override void Update(
            ReadOnlySpan<float> targets,
            ReadOnlySpan<float> predictions,
            ReadOnlySpan<float> sampleWeights,
            Shape targetShape,
            Shape predictionShape) => Sizes.Add(targets.Length);
    }

    private sealed class Hooks : Callback
    {
        public List<string> Calls { get; } = [];

        protected internal override void OnBatchBegin(TrainingProgress progress) =>
            Calls.Add($"batch begin {progress.Batch}");

        protected internal override void OnBatchEnd(TrainingProgress progress) =>
            Calls.Add($"batch end {progress.Batch}");

        protected internal override void OnValidationBegin(TrainingProgress progress) => Calls.Add("validation begin");

        protected internal override void OnValidationEnd(TrainingProgress progress) => Calls.Add("validation end");

        protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result) =>
            Calls.Add("epoch end");
    }
}
