using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class RootMeanSquaredErrorTests
{
    [Fact]
    public void Name_Default_IsThatOfKeras() => new RootMeanSquaredError().Name.Should().Be("root_mean_squared_error");

    [Fact]
    public void Update_TwoBatches_TakesTheRootOfTheWholeMean()
    {
        RootMeanSquaredError metric = new();
        metric.Update(new Tensor([1, 2]), new Tensor([1, 2], [1, 3]));
        metric.Update(new Tensor([1, 2]), new Tensor([1, 2], [5, 1]));
        metric.Result.Should().Be(3);
    }
}
