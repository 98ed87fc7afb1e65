using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Sample weights and class weights in training and evaluation.</summary>
public class WeightedTrainingTests
{
    private static readonly Tensor _x = Numbers.Tensor([6, 3], 1);
    private static readonly Tensor _ids = new([6], [0f, 1f, 2f, 1f, 0f, 2f]);
    private static readonly Tensor _oneHot = new(
        [6, 3], [1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 1f, 0f, 1f, 0f, 1f, 0f, 0f, 0f, 0f, 1f]);

    private static readonly Tensor _weights = new([6], [2f, 0.5f, 3f, 0.5f, 2f, 3f]);
    private static readonly Dictionary<int, float> _classes = new() { [0] = 2, [1] = 0.5f, [2] = 3 };

    [Fact]
    public void SampleWeights_Zero_LeaveSamplesOutOfTheGradient()
    {
        Sequential weighted = Line(), other = Line();
        Tensor x = new([2, 1], [1f, 5f]), y = new([2, 1], [2f, -7f]);
        weighted.Fit(x, y, options: new FitOptions { SampleWeights = [new Tensor([2], [2f, 0f])] });
        other.Fit(x.Slice(0, 1), y.Slice(0, 1));
        Numbers.Bits(weighted).Should().Equal(Numbers.Bits(other));
    }

    [Fact]
    public void SampleWeights_Negative_AreAllowedAsInKeras()
    {
        Sequential model = Line();
        Tensor x = new([1, 1], [1f]), y = new([1, 1], [2f]);
        model.Fit(x, y, options: new FitOptions { SampleWeights = [new Tensor([1], [-1f])] })
            .Epochs[0].Loss.Should().BeNegative();
    }

    [Fact]
    public void SampleWeights_Shuffled_StayWithTheirSamples()
    {
        Sequential model = Line();
        Tensor x = new([50, 1]), y = new([50, 1]), weights = new([50]);
        for (int i = 0; i < 50; i++)
        {
            (y.Span[i], weights.Span[i]) = i % 2 == 0 ? (1f, 1f) : (1e6f, 0f);
        }

        model.Fit(x, y, epochs: 2, batchSize: 10, new FitOptions { SampleWeights = [weights] });
        model.Parameters[1].Values[0].Should().BeInRange(0, 1);
    }

    [Fact]
    public void SampleWeights_ValidationSplit_AreSplitAlong()
    {
        Sequential model = Compiled(new MeanSquaredError());
        FitOptions options = new() { SampleWeights = [_weights], ValidationSplit = 0.5f };
        float loss = model.Fit(_x, _oneHot, options: options).Epochs[0].ValidationLoss!.Value;
        loss.Should().Be(model.Evaluate(_x.Slice(3, 3), _oneHot.Slice(3, 3), sampleWeights: _weights.Slice(3, 3)).Loss);
        loss.Should().NotBe(model.Evaluate(_x.Slice(3, 3), _oneHot.Slice(3, 3)).Loss);
    }

    [Fact]
    public void SampleWeights_OfOneOutput_LeaveTheOther()
    {
        SymbolicTensor input = Model.Input([3]);
        FunctionalModel model = new(
            [input], [new Dense(3) { Name = "a" }.Apply(input), new Dense(3) { Name = "b" }.Apply(input)], seed: 1);
        model.Compile(new Sgd(0), new OutputLoss(new MeanSquaredError()), new OutputLoss(new MeanSquaredError()));
        Evaluation plain = model.Evaluate([_x], [_oneHot, _oneHot]);
        Evaluation weighted = model.Evaluate([_x], [_oneHot, _oneHot], sampleWeights: [null, _weights]);
        weighted["a_loss"].Should().Be(plain["a_loss"]);
        weighted["b_loss"].Should().NotBe(plain["b_loss"]);
    }

    [Fact]
    public void ClassWeights_Ids_WeighAsSampleWeightsDo() => Equal(
        new SparseCategoricalCrossentropy { FromLogits = true }, _ids,
        new FitOptions { ClassWeights = _classes }, new FitOptions { SampleWeights = [_weights] });

    [Fact]
    public void ClassWeights_IdsWithALastAxis_WeighAsSampleWeightsDo() => Equal(
        new SparseCategoricalCrossentropy { FromLogits = true }, _ids.Reshape([6, 1]),
        new FitOptions { ClassWeights = _classes }, new FitOptions { SampleWeights = [_weights] });

    [Fact]
    public void ClassWeights_OneHot_WeighAsSampleWeightsDo() => Equal(
        new CategoricalCrossentropy { FromLogits = true }, _oneHot,
        new FitOptions { ClassWeights = _classes }, new FitOptions { SampleWeights = [_weights] });

    [Fact]
    public void ClassWeights_ClassWithoutAnEntry_Counts1AsInKeras() => Equal(
        new CategoricalCrossentropy { FromLogits = true }, _oneHot,
        new FitOptions { ClassWeights = new Dictionary<int, float> { [0] = 2 } },
        new FitOptions { SampleWeights = [new Tensor([6], [2f, 1f, 1f, 1f, 2f, 1f])] });

    [Fact]
    public void ClassWeights_ValidationData_IsNotWeighed()
    {
        Sequential model = Compiled(new MeanSquaredError());
        FitOptions options = new() { ClassWeights = _classes, ValidationData = new ValidationData(_x, _oneHot) };
        model.Fit(_x, _oneHot, options: options).Epochs[0].ValidationLoss.Should().Be(model.Evaluate(_x, _oneHot).Loss);
    }

    [Fact]
    public void ValidationData_SampleWeights_Count()
    {
        Sequential model = Compiled(new MeanSquaredError());
        FitOptions options = new() { ValidationData = new ValidationData(_x, _oneHot, _weights) };
        model.Fit(_x, _oneHot, options: options).Epochs[0].ValidationLoss
            .Should().Be(model.Evaluate(_x, _oneHot, sampleWeights: _weights).Loss);
    }

    [Fact]
    public void WeightedMetrics_Weights_CountThereAlone()
    {
        Sequential model = new([3], seed: 1) { new Dense(3) };
        model.Compile(new Sgd(), new OutputLoss(new MeanSquaredError())
        {
            Metrics = [new CategoricalAccuracy()],
            WeightedMetrics = [new CategoricalAccuracy(), new CategoricalAccuracy { Name = "other" }],
        });
        Tensor first = new([6], [1f, 0f, 0f, 0f, 0f, 0f]);
        TrainingLog log = model.Evaluate(_x, _oneHot, sampleWeights: first).Log;
        log.Names.Should().Equal("loss", "categorical_accuracy", "weighted_categorical_accuracy", "other");
        log["categorical_accuracy"].Should().Be(model.Evaluate(_x, _oneHot).Log["categorical_accuracy"]);
        log["weighted_categorical_accuracy"].Should().Be(log["other"]);
        log["other"].Should().Be(model.Evaluate(_x.Slice(0, 1), _oneHot.Slice(0, 1)).Log["categorical_accuracy"]);
    }

    private static void Equal(Loss loss, Tensor y, FitOptions one, FitOptions other)
    {
        Sequential first = Compiled(loss), second = Compiled(loss), plain = Compiled(loss);
        first.Fit(_x, y, epochs: 2, batchSize: 4, one);
        second.Fit(_x, y, epochs: 2, batchSize: 4, other);
        plain.Fit(_x, y, epochs: 2, batchSize: 4);
        Numbers.Bits(first).Should().Equal(Numbers.Bits(second)).And.NotEqual(Numbers.Bits(plain));
    }

    private static Sequential Compiled(Loss loss)
    {
        Sequential model = new([3], seed: 1) { new Dense(3) };
        model.Compile(new Sgd(0.1f), loss);
        return model;
    }

    private static Sequential Line()
    {
        Sequential model = new([1], seed: 1) { new Dense(1) };
        model.Compile(new Sgd(0.1f), new MeanSquaredError());
        return model;
    }
}
