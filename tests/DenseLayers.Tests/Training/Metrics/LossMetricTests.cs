using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class LossMetricTests
{
    private static readonly Tensor _targets = new([2, 2], [0, 1, 2, 3]);
    private static readonly Tensor _predictions = new([2, 2], [1, 1, 2, 6]);

    private static readonly Tensor _masks = new([2, 2], [1, 0, 1, 1]);
    private static readonly Tensor _overlapping = new([2, 2], [0.5f, 0.25f, 0.75f, 0.5f]);

    [Fact]
    public void Name_Default_IsThatOfTheLoss()
    {
        MeanSquaredError loss = new();
        new LossMetric(loss).Name.Should().Be("mean_squared_error");
        new LossMetric(loss) { Name = "mse" }.Name.Should().Be("mse");
        new LossMetric(loss).Loss.Should().BeSameAs(loss);
    }

    [Fact]
    public void Update_Batch_IsTheMeanOfTheLosses() =>
        MetricZoo.Measure(new LossMetric(new MeanSquaredError()), _targets, _predictions).Should().Equal(2.5f);

    [Fact]
    public void Update_Weights_DividesByTheirSum() =>
        MetricZoo.Measure(new LossMetric(new MeanSquaredError()), _targets, _predictions, new Tensor([2], [3, 1]))
            .Should().Equal(1.5f);

    [Theory]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.None)]
    public void Update_OtherReduction_IsTheMeanAllTheSame(Reduction reduction) =>
        MetricZoo.Measure(new LossMetric(new MeanSquaredError { Reduction = reduction }), _targets, _predictions)
            .Should().Equal(2.5f);

    [Fact]
    public void Update_RowsOfSamples_CountASampleOnce()
    {
        LossMetric metric = new(new MeanSquaredError());
        metric.Update(new Tensor([1, 2, 1], [0, 0]), new Tensor([1, 2, 1], [1, 3]), new Tensor([1, 2], [1, 0]));
        metric.Update(new Tensor([1, 1]), new Tensor([1, 1], [2]));
        metric.Result.Should().BeApproximately((0.5f + 4) / 1.5f, 1e-6f);
    }

    [Fact]
    public void Update_ClassesOnAnotherAxis_WeighsTheRowsOfTheLoss()
    {
        LossMetric metric = new(new CategoricalCrossentropy { Axis = 1 });
        Tensor targets = new([1, 2, 3], [1, 1, 1, 0, 0, 0]);
        Tensor predictions = new([1, 2, 3], [0.5f, 0.25f, 0.1f, 0.5f, 0.75f, 0.9f]);
        metric.Update(targets, predictions, new Tensor([1, 3], [0, 1, 0]));
        metric.Result.Should().BeApproximately(MathF.Log(4), 1e-6f);
        Action update = () => metric.Update(targets, predictions, new Tensor([1, 2]));
        update.Should().Throw<ShapeException>().WithMessage("LossMetric \"categorical_crossentropy\" expects *(1, 3)*");
    }

    // As Keras has it, ignored rows count, as losses of 0, unless there are weights.
    [Fact]
    public void Update_IgnoredRows_CountUnlessWeighted()
    {
        SparseCategoricalCrossentropy loss = new() { IgnoreClass = -1 };
        Tensor targets = new([2], [0, -1]), predictions = new([2, 2], [0.5f, 0.5f, 0.1f, 0.9f]);
        MetricZoo.Measure(new LossMetric(loss), targets, predictions)[0]
            .Should().BeApproximately(MathF.Log(2) / 2, 1e-6f);
        MetricZoo.Measure(new LossMetric(loss), targets, predictions, new Tensor([2], [1, 1]))[0]
            .Should().BeApproximately(MathF.Log(2), 1e-6f);
    }

    // Losses 0.3 and 1/3: as Keras has it, a loss of the whole batch counts once, however many samples there are.
    [Fact]
    public void Update_LossOfTheWholeBatch_CountsABatchOnce()
    {
        LossMetric metric = new(new Dice());
        metric.Update(_masks, _overlapping);
        metric.Update(new Tensor([1, 2], [1, 1]), new Tensor([1, 2], [0.5f, 0.5f]));
        metric.Result.Should().BeApproximately((0.3f + (1 / 3f)) / 2, 1e-6f);
    }

    [Fact]
    public void Update_LossOfTheWholeBatchAndWeights_CountsOnceForEachWeight()
    {
        LossMetric metric = new(new Dice());
        metric.Update(_masks, _overlapping, new Tensor([2], [1, 3]));
        metric.Update(new Tensor([1, 2], [1, 1]), new Tensor([1, 2], [0.5f, 0.5f]), new Tensor([1], [2]));
        metric.Result.Should().BeApproximately(((4 * 0.3f) + (2 / 3f)) / 6, 1e-6f);
    }

    [Fact]
    public void Update_Tversky_IsTheMeanOfTheBatches()
    {
        LossMetric metric = new(new Tversky { Alpha = 1, Beta = 0 });
        metric.Update(_masks, _overlapping);
        metric.Update(new Tensor([1, 2], [1, 1]), new Tensor([1, 2], [0.5f, 0.5f]));
        metric.Result.Should().BeApproximately(0.125f / 2, 1e-6f);
    }

    // Of three samples and two columns, 1 - 2.5 / 3.5 and 1 - 3 / 3.75.
    [Fact]
    public void Update_LossesSummedOverTheBatch_CountOnceEach() =>
        MetricZoo.Measure(
            new LossMetric(new Dice { Axes = [0] }),
            new Tensor([3, 2], [1, 0, 1, 1, 0, 1]),
            new Tensor([3, 2], [0.5f, 0.25f, 0.75f, 0.5f, 0.25f, 1]))[0]
            .Should().BeApproximately(((2 / 7f) + 0.2f) / 2, 1e-6f);

    [Fact]
    public void Evaluate_LossOfTheWholeBatch_IsMeasuredBesideTheLoss()
    {
        Sequential model = new([2]) { new ActivationLayer(Activation.Linear) };
        model.Compile(new Sgd(), new MeanSquaredError(), new LossMetric(new Dice()));
        model.Evaluate(_overlapping, _masks)["dice"].Should().BeApproximately(0.3f, 1e-6f);
    }

    [Fact]
    public void Update_TargetNotAllowed_ChangesNothing()
    {
        LossMetric metric = new(new SparseCategoricalCrossentropy());
        Action update = () => metric.Update(new Tensor([2], [0, 2]), new Tensor([2, 2], [1, 0, 1, 0]));
        update.Should().Throw<ArgumentException>().WithMessage(
            "*expects class ids, whole numbers from 0 to 1, but got 2*");
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void Update_SmallerBatch_LeavesTheGreaterBehind()
    {
        LossMetric metric = new(new MeanSquaredError());
        metric.Update(_targets, _predictions);
        metric.Reset();
        metric.Update(new Tensor([1, 2]), new Tensor([1, 2], [1, 1]));
        metric.Result.Should().Be(1);
    }

    [Fact]
    public void CheckShapes_OfTheLoss_AreChecked()
    {
        Action check = () => new LossMetric(new CategoricalCrossentropy()).CheckShapes([4], [4, 3]);
        check.Should().Throw<ShapeException>().WithMessage("*Class ids go with SparseCategoricalCrossentropy*");
    }

    [Fact]
    public void Constructor_NoLoss_IsRefused()
    {
        Func<Metric> make = () => new LossMetric(null!);
        make.Should().Throw<ArgumentNullException>().WithParameterName("loss");
    }
}
