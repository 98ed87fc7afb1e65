using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class CosineSimilarityMetricTests
{
    [Fact]
    public void Name_Default_IsThatOfKeras() => new CosineSimilarityMetric().Name.Should().Be("cosine_similarity");

    [Theory]
    [InlineData(0, 1, 1, 0, 0)]
    [InlineData(3, 4, 6, 8, 1)]
    [InlineData(1, 1, -2, -2, -1)]
    [InlineData(1, 0, 1, 1, 0.70710678f)]
    [InlineData(0, 0, 1, 1, 0)]
    public void Update_Row_IsTheCosine(float a, float b, float c, float d, float expected)
    {
        CosineSimilarityMetric metric = new();
        metric.Update(new Tensor([1, 2], [a, b]), new Tensor([1, 2], [c, d]));
        metric.Result.Should().BeApproximately(expected, 1e-6f);
    }
}
