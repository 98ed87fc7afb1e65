using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class IoUMetricTests
{
    private static readonly Tensor _targets = new([4, 1], [0, 0, 1, 1]);
    private static readonly Tensor _predictions = new([4, 1], [0, 1, 0, 1]);
    private static readonly Tensor _weights = new([4], [0.3f, 0.3f, 0.3f, 0.1f]);

    // The classes of _targets and _predictions, as scores.
    private static readonly Tensor _oneHot = new([4, 2], [1, 0, 1, 0, 0, 1, 0, 1]);
    private static readonly Tensor _scores = new([4, 2], [0.5f, 0.5f, 0.1f, 3, 2, -1, 0, 0.1f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new IoU(2, 0).Name.Should().Be("io_u");
        new MeanIoU(2).Name.Should().Be("mean_io_u");
        new OneHotIoU(2, 0).Name.Should().Be("one_hot_io_u");
        new OneHotMeanIoU(2).Name.Should().Be("one_hot_mean_io_u");
        new BinaryIoU().Name.Should().Be("binary_io_u");
        (new IoU(2, 0).SparseTargets && new IoU(2, 0).SparsePredictions).Should().BeTrue();
        (new MeanIoU(2).SparseTargets && new MeanIoU(2).SparsePredictions).Should().BeTrue();
        (new OneHotIoU(2, 0).SparsePredictions || new OneHotMeanIoU(2).SparsePredictions).Should().BeFalse();
        new BinaryIoU().Threshold.Should().Be(0.5f);
        new MeanIoU(2).IgnoreClass.Should().BeNull();
    }

    [Fact]
    public void TargetClassIds_Default_AreAllClasses()
    {
        new MeanIoU(3).TargetClassIds.Should().Equal(0, 1, 2);
        new OneHotMeanIoU(2).TargetClassIds.Should().Equal(0, 1);
        new BinaryIoU().TargetClassIds.Should().Equal(0, 1);
        new BinaryIoU(1).TargetClassIds.Should().Equal(1);
        new IoU(5, 3, 1).TargetClassIds.Should().Equal(3, 1);
        new IoU(5, 3, 1).NumClasses.Should().Be(5);
    }

    // Weighted, class 0 shares 0.3 of 0.9 and class 1 0.1 of 0.7.
    [Theory]
    [InlineData(new[] { 0 }, 0.3f / 0.9f)]
    [InlineData(new[] { 1 }, 0.1f / 0.7f)]
    [InlineData(new[] { 0, 1 }, ((0.3f / 0.9f) + (0.1f / 0.7f)) / 2)]
    [InlineData(new[] { 0, 2 }, 0.3f / 0.9f)]
    public void Result_TargetClasses_IsTheirMean(int[] ids, float expected) =>
        Close(new IoU(3, ids), _targets, _predictions, expected);

    [Fact]
    public void SparseTargets_Not_TakesTheGreatest()
    {
        const float expected = ((0.3f / 0.9f) + (0.1f / 0.7f)) / 2;
        Close(new MeanIoU(2) { SparseTargets = false, SparsePredictions = false }, _oneHot, _scores, expected);
        Close(new MeanIoU(2) { SparsePredictions = false }, _targets, _scores, expected);
        Close(new MeanIoU(2) { SparseTargets = false }, _oneHot, _predictions, expected);
        Close(new IoU(2, 0, 1) { SparseTargets = false }, _oneHot, _predictions, expected);
        Close(new IoU(2, 0, 1) { SparsePredictions = false }, _targets, _scores, expected);
        Close(new OneHotIoU(2, 0, 1), _oneHot, _scores, expected);
        Close(new OneHotIoU(2, 0, 1) { SparsePredictions = true }, _oneHot, _predictions, expected);
        Close(new OneHotMeanIoU(2) { SparsePredictions = true }, _oneHot, _predictions, expected);
    }

    // The example of Keras's documentation.
    [Theory]
    [InlineData(0.3f, 1 / 3f)]
    [InlineData(0.2f, (0.5f + 2 / 3f) / 2)]
    [InlineData(0.7f, (2 / 3f + 0.5f) / 2)]
    public void Threshold_BinaryIoU_CutsThere(float threshold, float expected)
    {
        BinaryIoU metric = new() { Threshold = threshold };
        metric.Update(new Tensor([1, 4], [0, 1, 0, 1]), new Tensor([1, 4], [0.1f, 0.2f, 0.4f, 0.7f]));
        metric.Result.Should().BeApproximately(expected, 1e-6f);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(-1)]
    public void IgnoreClass_Set_PassesOverItsTargets(int ignored)
    {
        MeanIoU metric = new(2) { IgnoreClass = ignored };
        metric.Update(new Tensor([3, 1], [0, ignored, 1]), new Tensor([3, 1], [0, 99, 1]));
        metric.Result.Should().BeApproximately(1, 1e-6f);
    }

    [Fact]
    public void IgnoreClass_OfOneHot_PassesOverItsTargets()
    {
        OneHotIoU metric = new(2, 0) { IgnoreClass = 1 };
        metric.Update(_oneHot, _scores);
        metric.Result.Should().BeApproximately(0.5f, 1e-6f);
    }

    [Fact]
    public void Update_Maps_WeighsRows()
    {
        MeanIoU metric = new(2);
        Tensor targets = new([1, 2, 2], [0, 1, 0, 1]), predictions = new([1, 2, 2], [0, 1, 1, 0]);
        metric.Update(targets, predictions, new Tensor([1, 2], [1, 0]));
        metric.Result.Should().BeApproximately(1, 1e-6f);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    public void Update_TargetIsNoClass_CountsNothing(float id)
    {
        MeanIoU metric = new(2);
        Action update = () => metric.Update(new Tensor([2, 1], [0, id]), new Tensor([2, 1], [0, 1]));
        update.Should().Throw<ArgumentException>().WithMessage(
            $"MeanIoU \"mean_io_u\" expects class ids, whole numbers from 0 to 1, but got {id} at index 1 of the " +
            "targets. Mend the targets, make the metric for more classes, or set IgnoreClass to pass it over.*");
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void Update_PredictionIsNoClass_NamesSparsePredictions()
    {
        Action update = () => new MeanIoU(2).Update(_targets, new Tensor([4, 1], [0, 1, 0, 2]));
        update.Should().Throw<ArgumentException>().WithMessage(
            "*but got 2 at index 3 of the predictions. Mend the predictions, make the metric for more classes, " +
            "or set SparsePredictions to false for scores of classes.*");
    }

    [Fact]
    public void CheckShapes_OtherCountOfScores_IsRefused()
    {
        Action check = () => new OneHotMeanIoU(3).CheckShapes([4, 2], [4, 2]);
        check.Should().Throw<ShapeException>().WithMessage(
            "OneHotMeanIoU \"one_hot_mean_io_u\" expects scores of 3 classes, its NumClasses, on the last axis of " +
            "predictions, but got shape (4, 2) with 2. Make the metric for as many classes as are predicted, or set " +
            "SparsePredictions if these are class ids.");
    }

    [Fact]
    public void CheckShapes_OneHotForIds_NamesOneHotIoU()
    {
        Action check = () => new MeanIoU(2) { SparsePredictions = false }.CheckShapes([4, 2], [4, 2]);
        check.Should().Throw<ShapeException>().WithMessage("*such as one-hot ones, go with OneHotIoU.");
    }

    [Theory]
    [InlineData(new[] { 4, 1 }, new[] { 4, 1 })]
    [InlineData(new[] { 4, 2 }, new[] { 4, 2 })]
    [InlineData(new[] { 4, 2 }, new[] { 3, 1 })]
    [InlineData(new int[] { }, new[] { 3, 1 })]
    public void CheckShapes_IdsForOneHot_IsRefused(int[] targets, int[] predictions)
    {
        (Shape given, Shape predicted) = (Shape.Create(targets), Shape.Create(predictions));
        Action check = () => new OneHotMeanIoU(2) { SparsePredictions = true }.CheckShapes(given, predicted);
        check.Should().Throw<ShapeException>().WithMessage(
            $"* expects one-hot targets (…, 2) and class ids as predictions (…, 1), but got targets of shape {given} " +
            $"and predictions of shape {predicted}. Reshape them, or set SparsePredictions to false if *");
    }

    [Fact]
    public void Constructor_TargetClasses_AreClasses()
    {
        Func<Metric> none = () => new IoU(2), other = () => new OneHotIoU(2, 0, 2), binary = () => new BinaryIoU(2);
        none.Should().Throw<ArgumentException>().WithMessage(
            "targetClassIds expects one class id or more, but got none.*");
        other.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("targetClassIds expects a number from 0 to 1, but got 2.*");
        binary.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Constructor_NoClasses_IsRefused()
    {
        Func<Metric> some = () => new IoU(0, 0), all = () => new MeanIoU(0), oneHot = () => new OneHotMeanIoU(-1);
        some.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("numClasses");
        all.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("numClasses");
        oneHot.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("numClasses");
    }

    [Fact]
    public void Threshold_Infinite_IsRefused()
    {
        Func<Metric> make = () => new BinaryIoU { Threshold = float.PositiveInfinity };
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Threshold");
    }

    private static void Close(Metric metric, Tensor targets, Tensor predictions, float expected) =>
        MetricZoo.Measure(metric, targets, predictions, _weights)[0].Should().BeApproximately(expected, 1e-6f);
}
