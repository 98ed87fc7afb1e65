using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class SparseTopKCategoricalAccuracyTests
{
    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        SparseTopKCategoricalAccuracy metric = new();
        metric.Name.Should().Be("sparse_top_k_categorical_accuracy");
        metric.K.Should().Be(5);
        metric.FromSortedIds.Should().BeFalse();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.5f)]
    [InlineData(3, 1)]
    public void Update_K_LooksAtThatMany(int k, float expected)
    {
        SparseTopKCategoricalAccuracy metric = new() { K = k };
        metric.Update(new Tensor([2], [0, 1]), new Tensor([2, 3], [0.3f, 0.2f, 0.5f, 0.4f, 0.1f, 0.5f]));
        metric.Result.Should().Be(expected);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Update_FromSortedIds_LooksAtTheFirst(int k, float expected)
    {
        SparseTopKCategoricalAccuracy metric = new() { K = k, FromSortedIds = true };
        metric.Update(new Tensor([1], [0]), new Tensor([1, 3], [2, 0, 1]));
        metric.Result.Should().Be(expected);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(float.NaN)]
    public void Update_NoClass_IsNeverRight(float target)
    {
        SparseTopKCategoricalAccuracy metric = new() { K = 2 };
        metric.Update(new Tensor([1], [target]), new Tensor([1, 2], [0, 1]));
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void CheckShapes_FewerClassesThanK_IsRefused()
    {
        Action check = () => new SparseTopKCategoricalAccuracy().CheckShapes([2], [2, 4]);
        check.Should().Throw<ShapeException>().WithMessage("*expects predictions of 5 classes or more*");
    }

    [Fact]
    public void CheckShapes_OneHot_NamesTheDenseMetric()
    {
        Action check = () => new SparseTopKCategoricalAccuracy { K = 1 }.CheckShapes([4, 3], [4, 3]);
        check.Should().Throw<ShapeException>().WithMessage("*go with TopKCategoricalAccuracy.");
    }

    [Fact]
    public void K_Zero_IsRefused()
    {
        Func<Metric> make = () => new SparseTopKCategoricalAccuracy { K = 0 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("K expects 1 or more, but got 0.*");
    }
}
