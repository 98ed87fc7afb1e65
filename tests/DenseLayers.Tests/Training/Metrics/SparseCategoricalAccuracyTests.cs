using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class SparseCategoricalAccuracyTests
{
    [Fact]
    public void Name_Default_IsThatOfKeras() => new SparseCategoricalAccuracy().Name
        .Should().Be("sparse_categorical_accuracy");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Update_ClassIds_ComparesTheGreatest(bool column)
    {
        SparseCategoricalAccuracy metric = new();
        Tensor targets = new(column ? [2, 1] : [2], [2, 1]);
        metric.Update(targets, new Tensor([2, 3], [0.1f, 0.6f, 0.3f, 0.05f, 0.95f, 0]));
        metric.Result.Should().Be(0.5f);
    }

    [Fact]
    public void Update_Rank3_CountsPositions()
    {
        SparseCategoricalAccuracy metric = new();
        metric.Update(new Tensor([1, 2], [1, 1]), new Tensor([1, 2, 2], [0, 1, 1, 0]));
        metric.Result.Should().Be(0.5f);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(float.NaN)]
    public void Update_NoClass_IsNeverRight(float target)
    {
        SparseCategoricalAccuracy metric = new();
        metric.Update(new Tensor([1], [target]), new Tensor([1, 2], [0, 1]));
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void CheckShapes_OneHot_NamesTheDenseMetric()
    {
        Action check = () => new SparseCategoricalAccuracy().CheckShapes([4, 3], [4, 3]);
        check.Should().Throw<ShapeException>().WithMessage("*such as one-hot ones, go with CategoricalAccuracy.");
    }

    [Fact]
    public void CheckShapes_OneUnit_IsRefusedForBinaryAccuracy()
    {
        Action check = () => new SparseCategoricalAccuracy().CheckShapes([4, 1], [4, 1]);
        check.Should().Throw<ShapeException>().WithMessage(
            "SparseCategoricalAccuracy \"sparse_categorical_accuracy\" expects predictions of several classes, but " +
            "got shape (4, 1) with one, which would always be the greatest. For one probability use BinaryAccuracy.");
    }
}
