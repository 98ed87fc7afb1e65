using DenseLayers.Tests.Training;
using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

public class ModelTrainingTests
{
    private static readonly Tensor _x = Numbers.Tensor([10, 3], 1);
    private static readonly Tensor _y = new([10, 1], [0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f]);

    [Fact]
    public void Fit_Line_LearnsIt()
    {
        Sequential model = new([1], seed: 1) { new Dense(1) };
        Tensor x = new([4, 1], [-1f, 0f, 1f, 2f]), y = new([4, 1], [-3f, -1f, 1f, 3f]);
        model.Compile(new Sgd(0.1f), new MeanSquaredError());
        model.Fit(x, y, epochs: 200);
        model.Parameters[0].Values[0].Should().BeApproximately(2, 1e-3f);
        model.Parameters[1].Values[0].Should().BeApproximately(-1, 1e-3f);
    }

    [Fact]
    public void Fit_LastBatch_IsSmaller()
    {
        TargetRecorder loss = Trained(new FitOptions { Shuffle = false }, batchSize: 4);
        loss.Batches.Select(batch => string.Join(' ', batch)).Should().Equal("0 1 2 3", "4 5 6 7", "8 9");
    }

    [Fact]
    public void Fit_BatchLargerThanTheData_IsOneBatch() =>
        Trained(new FitOptions { Shuffle = false }, batchSize: int.MaxValue).Batches
            .Should().ContainSingle().Which.Should().HaveCount(10);

    [Fact]
    public void Fit_Shuffle_TakesEachSampleOnceInAnotherOrderEachEpoch()
    {
        TargetRecorder loss = Trained(new FitOptions(), batchSize: 10, epochs: 2);
        float[] ordered = [.. Enumerable.Range(0, 10).Select(i => (float)i)];
        loss.Batches.Should().HaveCount(2);
        loss.Batches[0].Should().BeEquivalentTo(ordered).And.NotEqual(ordered);
        loss.Batches[1].Should().BeEquivalentTo(ordered).And.NotEqual(loss.Batches[0]);
    }

    [Fact]
    public void Fit_Shuffle_FollowsTheSeed()
    {
        Trained(new FitOptions(), seed: 4).Batches[0].Should().Equal(Trained(new FitOptions(), seed: 4).Batches[0]);
        Trained(new FitOptions(), seed: 4).Batches[0].Should().NotEqual(Trained(new FitOptions(), seed: 5).Batches[0]);
    }

    [Fact]
    public void Fit_TwoTimesOneEpoch_EqualsTwoEpochs()
    {
        Sequential once = Compiled(), twice = Compiled();
        once.Fit(_x, _y, epochs: 2, batchSize: 4);
        twice.Fit(_x, _y, batchSize: 4);
        twice.Fit(_x, _y, batchSize: 4);
        Numbers.Bits(twice).Should().Equal(Numbers.Bits(once));
    }

    [Fact]
    public void Fit_OneSeed_GivesTheSameBitsForAnyNumberOfThreads()
    {
        int[] expected = Trained(threads: 1);
        Trained(threads: 1).Should().Equal(expected);
        Trained(threads: 2).Should().Equal(expected);
        Trained(threads: 3).Should().Equal(expected);

        static int[] Trained(int threads)
        {
            Sequential model = new([40], seed: 7)
            {
                new Dense(96, Activation.Relu),
                new Dropout(0.3f),
                new Dense(64, Activation.Gelu),
                new Dropout(0.2f),
                new Dense(1),
            };
            model.Execution = new ExecutionOptions { MaxThreads = threads };
            model.Compile(new Adam(0.01f), new MeanSquaredError());
            model.Fit(Numbers.Tensor([300, 40], 1), Numbers.Tensor([300, 1], 2), epochs: 2, batchSize: 64);
            return Numbers.Bits(model);
        }
    }

    [Theory]
    [InlineData(0.1f, 1)]
    [InlineData(0.2f, 2)]
    [InlineData(0.3f, 3)]
    [InlineData(0.25f, 3)]
    [InlineData(0.7f, 7)]
    public void Fit_ValidationSplit_KeepsTheLastSamplesWhereKerasCuts(float split, int kept)
    {
        TargetRecorder loss = Trained(new FitOptions { ValidationSplit = split }, batchSize: 10);
        loss.Batches[0].Should().BeEquivalentTo(Enumerable.Range(0, 10 - kept).Select(i => (float)i));
    }

    [Fact]
    public void Fit_ValidationSplit_EvaluatesTheLastSamples()
    {
        Sequential model = Compiled();
        FitOptions options = new() { ValidationSplit = 0.3f };
        EpochResult epoch = model.Fit(_x, _y, batchSize: 4, options: options).Epochs[0];
        epoch.ValidationLoss.Should().Be(model.Evaluate(_x.Slice(7, 3), _y.Slice(7, 3), batchSize: 4).Loss);
        epoch.Validation!["mean"].Should().Be(8);
    }

    [Fact]
    public void Fit_ValidationData_IsEvaluatedAfterEachEpoch()
    {
        Sequential model = Compiled();
        Tensor x = Numbers.Tensor([5, 3], 9), y = new([5, 1]);
        FitOptions options = new() { ValidationData = new ValidationData(x, y) };
        History history = model.Fit(_x, _y, epochs: 2, options: options);
        history["val_loss"].Should().HaveCount(2);
        history["val_loss"][1].Should().Be(model.Evaluate(x, y).Loss);
        history["val_loss"][0].Should().NotBe(history["val_loss"][1]);
    }

    [Fact]
    public void Fit_NoValidation_HasNone()
    {
        EpochResult epoch = Compiled().Fit(_x, _y).Epochs[0];
        epoch.Validation.Should().BeNull();
        epoch.ValidationLoss.Should().BeNull();
    }

    [Fact]
    public void Fit_TwoOutputs_LogsBothWithTheirNames()
    {
        SymbolicTensor x = Model.Input([3]);
        SymbolicTensor a = new Dense(1) { Name = "a" }.Apply(x), b = new Dense(2) { Name = "b" }.Apply(x);
        FunctionalModel model = new([x], [a, b], seed: 1);
        model.Compile(
            new Sgd(0),
            new OutputLoss(new MeanSquaredError()) { Metrics = [new Accuracy()] },
            new OutputLoss(new MeanSquaredError()) { Weight = 0.5f });
        TrainingLog log = model.Fit([_x], [_y, new Tensor([10, 2])], batchSize: 10).Epochs[0].Training;
        log.Names.Should().Equal("loss", "a_loss", "b_loss", "a_accuracy");
        log["loss"].Should().BeApproximately(log["a_loss"] + (0.5f * log["b_loss"]), 1e-5f);
    }

    private static Sequential Compiled()
    {
        Sequential model = new([3], seed: 1) { new Dense(4, Activation.Tanh), new Dense(1) };
        model.Compile(new Adam(0.01f), new MeanSquaredError(), new TargetMean());
        return model;
    }

    private static TargetRecorder Trained(FitOptions options, int batchSize = 10, int epochs = 1, int seed = 1)
    {
        Sequential model = new([3], seed: seed) { new Dense(1) };
        TargetRecorder loss = new();
        model.Compile(new Sgd(), loss);
        model.Fit(_x, _y, epochs, batchSize, options);
        return loss;
    }

    private sealed class TargetMean() : MeanMetric("mean")
    {
        protected override float Measure(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions) => targets[0];
    }
}
