using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class ConcordanceCorrelationTests
{
    [Fact]
    public void Name_Default_IsThatOfKeras() =>
        new ConcordanceCorrelation().Name.Should().Be("concordance_correlation");

    // The example of Keras's documentation.
    [Fact]
    public void Update_Rows_IsTheirMean()
    {
        ConcordanceCorrelation metric = new();
        metric.Update(
            new Tensor([2, 3], [0, 1, 0.5f, 1, 1, 0.2f]), new Tensor([2, 3], [0.1f, 0.9f, 0.5f, 1, 0.9f, 0.2f]));
        metric.Result.Should().BeApproximately(0.98163204f, 1e-6f);
    }

    [Fact]
    public void Update_Shift_LowersIt()
    {
        ConcordanceCorrelation metric = new();
        metric.Update(new Tensor([1, 2], [1, 3]), new Tensor([1, 2], [2, 4]));
        metric.Result.Should().BeApproximately(2 / 3f, 1e-6f);
    }
}
