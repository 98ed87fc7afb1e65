using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class LossTests
{
    // Squared errors 1, 4, 9, 16, one a row.
    private static readonly Tensor _targets = new([2, 2, 1]);
    private static readonly Tensor _predictions = new([2, 2, 1], [1, -2, 3, -4]);

    [Fact]
    public void Reduction_Default_IsSumOverBatchSize() =>
        new MeanSquaredError().Reduction.Should().Be(Reduction.SumOverBatchSize);

    [Fact]
    public void Reduction_Undefined_IsRefused()
    {
        Func<Loss> make = () => new MeanSquaredError { Reduction = (Reduction)7 };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Reduction expects a value of Reduction, but got 7.*");
    }

    [Theory]
    [InlineData(Reduction.SumOverBatchSize, 7.5f)]
    [InlineData(Reduction.Mean, 7.5f)]
    [InlineData(Reduction.MeanWithSampleWeight, 7.5f)]
    [InlineData(Reduction.Sum, 30)]
    public void Compute_NoWeights_Reduces(Reduction reduction, float expected) =>
        new MeanSquaredError { Reduction = reduction }.Compute(_targets, _predictions).Should().Be(expected);

    [Theory]
    [InlineData(Reduction.SumOverBatchSize, 55f / 4)]
    [InlineData(Reduction.Mean, 55f / 4)]
    [InlineData(Reduction.MeanWithSampleWeight, 55f / 3)]
    [InlineData(Reduction.Sum, 55)]
    public void Compute_WeightForEachSample_WeighsAllItsRows(Reduction reduction, float expected) =>
        new MeanSquaredError { Reduction = reduction }.Compute(_targets, _predictions, new Tensor([2], [1, 2]))
            .Should().BeApproximately(expected, 1e-5f);

    [Theory]
    [InlineData(Reduction.SumOverBatchSize, 37f / 4)]
    [InlineData(Reduction.Mean, 37f / 4)]
    [InlineData(Reduction.MeanWithSampleWeight, 37f / 5)]
    [InlineData(Reduction.Sum, 37)]
    public void Compute_WeightForEachRow_WeighsIt(Reduction reduction, float expected) =>
        new MeanSquaredError { Reduction = reduction }.Compute(_targets, _predictions, new Tensor([2, 2], [1, 0, 4, 0]))
            .Should().BeApproximately(expected, 1e-5f);

    [Fact]
    public void Compute_WeightsAddUpToZero_IsZero() =>
        new MeanSquaredError { Reduction = Reduction.MeanWithSampleWeight }
            .Compute(_targets, _predictions, new Tensor([2])).Should().Be(0);

    [Fact]
    public void Compute_NoReduction_NamesComputeEach()
    {
        Action compute = () => new MeanSquaredError { Reduction = Reduction.None }.Compute(_targets, _predictions);
        compute.Should().Throw<InvalidOperationException>().WithMessage(
            "MeanSquaredError has Reduction.None, so there is no one number to compute. Call ComputeEach, or set " +
            "another Reduction.");
    }

    [Fact]
    public void Compute_WeightsDoNotFit_IsRefused()
    {
        Action compute = () => new MeanSquaredError().Compute(_targets, _predictions, new Tensor([3]));
        compute.Should().Throw<ShapeException>()
            .WithMessage("MeanSquaredError expects one sample weight for each sample*");
    }

    [Fact]
    public void ComputeEach_Weights_GivesEachRowItsWeightedLoss()
    {
        Tensor losses = new MeanSquaredError().ComputeEach(_targets, _predictions, new Tensor([2], [1, 2]));
        losses.Shape.Should().Equal(2, 2);
        losses.Span.ToArray().Should().Equal(1, 4, 18, 32);
    }

    [Theory]
    [InlineData(Reduction.SumOverBatchSize, 0.25f)]
    [InlineData(Reduction.Sum, 1)]
    [InlineData(Reduction.None, 1)]
    public void ComputeGradient_Reduction_ScalesIt(Reduction reduction, float scale) =>
        new MeanSquaredError { Reduction = reduction }.ComputeGradient(_targets, _predictions)
            .Span.ToArray().Should().Equal(2 * scale, -4 * scale, 6 * scale, -8 * scale);

    [Fact]
    public void Evaluate_Warm_AllocatesNothing()
    {
        SparseCategoricalCrossentropy loss = new() { IgnoreClass = 1 };
        float[] targets = [0, 1], predictions = [0.5f, 0.5f, 0.2f, 0.8f], sampleWeights = [1, 2];
        float[] losses = new float[2], weights = new float[2], gradient = new float[4];
        Shape shape = [Shape.Unknown, 2];
        long allocated = 0;
        for (int run = 0; run < 2; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _ = loss.Evaluate(targets, predictions, sampleWeights, losses, weights, shape);
            loss.Backward(targets, predictions, weights, gradient, shape);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        allocated.Should().Be(0);
    }

    [Fact]
    public void ToString_Any_IsTheTypesName() => new MeanSquaredError().ToString().Should().Be("MeanSquaredError");
}
