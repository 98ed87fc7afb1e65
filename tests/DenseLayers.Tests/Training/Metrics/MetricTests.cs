using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

/// <summary>What all metrics share, shown on <see cref="Accuracy"/>.</summary>
public class MetricTests
{
    // Rows are right by 1, 0, ½ and 1.
    private static readonly Tensor _targets = new([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    private static readonly Tensor _predictions = new([2, 2, 2], [1, 2, 0, 0, 5, 0, 7, 8]);

    [Fact]
    public void Result_Nothing_IsZero() => new Accuracy().Result.Should().Be(0);

    [Fact]
    public void Update_TwoBatches_GathersBoth()
    {
        Accuracy metric = new();
        metric.Update(_targets, _predictions);
        metric.Update(new Tensor([1, 2, 2]), new Tensor([1, 2, 2], [1, 1, 1, 1]));
        metric.Result.Should().BeApproximately(1.25f / 3, 1e-6f);
    }

    [Fact]
    public void Reset_AfterBatch_ForgetsIt()
    {
        Accuracy metric = new();
        metric.Update(_targets, _predictions);
        metric.Reset();
        metric.Result.Should().Be(0);
    }

    [Theory]
    [InlineData(new[] { 2 }, new[] { 1f, 3f }, (0.5f + (3 * 0.75f)) / 4)]
    [InlineData(new[] { 2, 1 }, new[] { 1f, 3f }, (0.5f + (3 * 0.75f)) / 4)]
    [InlineData(new[] { 2, 2 }, new[] { 1f, 0f, 3f, 0f }, 2.5f / 4)]
    [InlineData(new[] { 2 }, new[] { 0f, 0f }, 0)]
    public void Update_SampleWeights_DividesByTheirSum(int[] shape, float[] weights, float expected)
    {
        Accuracy metric = new();
        metric.Update(_targets, _predictions, new Tensor(Shape.Create(shape), weights));
        metric.Result.Should().BeApproximately(expected, 1e-6f);
    }

    [Fact]
    public void Update_RowWeightsOverBatches_CountASampleByTheMeanOfItsWeights()
    {
        Accuracy metric = new();
        metric.Update(_targets, _predictions, new Tensor([2, 2], [1, 1, 1, 0]));
        metric.Update(new Tensor([1, 1]), new Tensor([1, 1]));
        metric.Result.Should().BeApproximately(((1 + 0 + 0.5f) / 2 + 1) / (1.5f + 1), 1e-6f);
    }

    [Fact]
    public void Update_EmptyBatch_ChangesNothing()
    {
        Accuracy metric = new();
        metric.Update(_targets, _predictions);
        metric.Update(new Tensor([0, 2, 2]), new Tensor([0, 2, 2]));
        metric.Result.Should().Be(0.625f);
    }

    [Fact]
    public void Update_Rank1Targets_NamesTheReshape()
    {
        Action update = () => new BinaryAccuracy { Name = "right" }.Update(new Tensor([5]), new Tensor([5, 1]));
        update.Should().Throw<ShapeException>().WithMessage(
            "BinaryAccuracy \"right\" expects targets of the predictions' shape (5, 1), but got targets of shape " +
            "(5,). Nothing is broadcast: reshape the targets to (5, 1).");
    }

    [Fact]
    public void Update_WeightsDoNotFit_ChangesNothing()
    {
        Accuracy metric = new();
        Action update = () => metric.Update(_targets, _predictions, new Tensor([3]));
        update.Should().Throw<ShapeException>()
            .WithMessage("Accuracy \"accuracy\" expects one sample weight for each sample*");
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void Update_SpansWithUnknownBatch_AllocatesNothing()
    {
        Accuracy metric = new();
        float[] targets = [1, 2, 3], predictions = [1, 0, 3], weights = [1, 1, 2];
        Shape shape = [Shape.Unknown, 1];
        long allocated = 0;
        for (int run = 0; run < 2; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            metric.Update(targets, predictions, weights, shape, shape);
            _ = metric.Result;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        allocated.Should().Be(0);
        metric.Result.Should().Be(0.75f);
    }

    [Fact]
    public void Name_Set_ReplacesThatOfKeras() =>
        new SparseCategoricalAccuracy { Name = "accuracy" }.Name.Should().Be("accuracy");

    [Fact]
    public void Name_Empty_IsRefused()
    {
        Func<Metric> make = () => new Accuracy { Name = " " };
        make.Should().Throw<ArgumentException>().WithParameterName("Name");
    }
}
