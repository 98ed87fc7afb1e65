using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class AccuracyTests
{
    [Fact]
    public void Name_Default_IsThatOfKeras() => new Accuracy().Name.Should().Be("accuracy");

    [Fact]
    public void Update_Values_ComparesThemExactly()
    {
        Accuracy metric = new();
        metric.Update(new Tensor([4, 1], [1, 2, 3, 4]), new Tensor([4, 1], [0, 2, 3.0001f, 4]));
        metric.Result.Should().Be(0.5f);
    }
}
