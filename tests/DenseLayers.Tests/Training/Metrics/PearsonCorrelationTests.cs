using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class PearsonCorrelationTests
{
    [Fact]
    public void Name_Default_IsThatOfKeras() => new PearsonCorrelation().Name.Should().Be("pearson_correlation");

    // The example of Keras's documentation.
    [Fact]
    public void Update_Rows_IsTheirMean()
    {
        PearsonCorrelation metric = new();
        metric.Update(
            new Tensor([2, 3], [0, 1, 0.5f, 1, 1, 0.2f]), new Tensor([2, 3], [0.1f, 0.9f, 0.5f, 1, 0.9f, 0.2f]));
        metric.Result.Should().BeApproximately(0.99669963f, 1e-6f);
    }

    [Theory]
    [InlineData(new[] { 30f, 50, 70 }, 1)]
    [InlineData(new[] { -1f, -2, -3 }, -1)]
    [InlineData(new[] { 4f, 4, 4 }, 0)]
    public void Update_LineOverTheTargets_IsOne(float[] predictions, float expected)
    {
        PearsonCorrelation metric = new();
        metric.Update(new Tensor([1, 3], [1, 2, 3]), new Tensor([1, 3], predictions));
        metric.Result.Should().BeApproximately(expected, 1e-6f);
    }
}
