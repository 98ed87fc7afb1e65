using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class TopKCategoricalAccuracyTests
{
    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new TopKCategoricalAccuracy().Name.Should().Be("top_k_categorical_accuracy");
        new TopKCategoricalAccuracy().K.Should().Be(5);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.5f)]
    [InlineData(3, 1)]
    public void Update_K_LooksAtThatMany(int k, float expected)
    {
        TopKCategoricalAccuracy metric = new() { K = k };
        metric.Update(new Tensor([2, 3], [1, 0, 0, 0, 1, 0]), new Tensor([2, 3], [0.3f, 0.2f, 0.5f, 0.4f, 0.1f, 0.5f]));
        metric.Result.Should().Be(expected);
    }

    [Fact]
    public void Update_TieWithTheLast_IsAmongThem()
    {
        TopKCategoricalAccuracy metric = new() { K = 1 };
        metric.Update(new Tensor([1, 2], [0, 1]), new Tensor([1, 2], [3, 3]));
        metric.Result.Should().Be(1);
    }

    [Fact]
    public void CheckShapes_FewerClassesThanK_IsRefused()
    {
        Action check = () => new TopKCategoricalAccuracy().CheckShapes([2, 4], [2, 4]);
        check.Should().Throw<ShapeException>().WithMessage(
            "TopKCategoricalAccuracy \"top_k_categorical_accuracy\" expects predictions of 5 classes or more, its K " +
            "being 5, but got shape (2, 4) with 4. Every target would be right: set a smaller K.");
    }

    [Fact]
    public void K_Zero_IsRefused()
    {
        Func<Metric> make = () => new TopKCategoricalAccuracy { K = 0 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("K expects 1 or more, but got 0.*");
    }
}
