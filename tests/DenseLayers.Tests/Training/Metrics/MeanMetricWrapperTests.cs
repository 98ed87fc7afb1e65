using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class MeanMetricWrapperTests
{
    [Fact]
    public void Name_Default_IsThatOfKeras() =>
        new MeanMetricWrapper((_, _) => 0).Name.Should().Be("mean_metric_wrapper");

    [Fact]
    public void Update_Rows_MeansTheFunction()
    {
        MeanMetricWrapper metric = new((targets, predictions) => MathF.Abs(targets[0] - predictions[1]))
        {
            Name = "own",
        };
        metric.Update(new Tensor([2, 2], [1, 9, 2, 9]), new Tensor([2, 2], [9, 3, 9, 7]), new Tensor([2], [1, 3]));
        metric.Result.Should().Be((2 + (3 * 5)) / 4f);
        metric.Name.Should().Be("own");
    }

    [Fact]
    public void Constructor_NoFunction_IsRefused()
    {
        Func<Metric> make = () => new MeanMetricWrapper(null!);
        make.Should().Throw<ArgumentNullException>().WithParameterName("measure");
    }
}
