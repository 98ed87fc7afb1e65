using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class BinaryAccuracyTests
{
    private static readonly Tensor _targets = new([4, 1], [1, 1, 0, 0]);
    private static readonly Tensor _predictions = new([4, 1], [0.98f, 0.5f, 0.5f, 0.6f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new BinaryAccuracy().Name.Should().Be("binary_accuracy");
        new BinaryAccuracy().Threshold.Should().Be(0.5f);
    }

    [Fact]
    public void Update_AtTheThreshold_CountsAsZero() => Result(new BinaryAccuracy()).Should().Be(0.5f);

    [Fact]
    public void Update_HigherThreshold_CutsThere() => Result(new BinaryAccuracy { Threshold = 0.7f })
        .Should().Be(0.75f);

    [Fact]
    public void Update_TargetBetween_IsNeverRight()
    {
        BinaryAccuracy metric = new();
        metric.Update(new Tensor([1, 1], [0.9f]), new Tensor([1, 1], [0.9f]));
        metric.Result.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(float.NaN)]
    public void Threshold_OutOfRange_IsRefused(float value)
    {
        Func<Metric> make = () => new BinaryAccuracy { Threshold = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Threshold expects a number above 0 and below 1, but got {value}.*");
    }

    private static float Result(BinaryAccuracy metric)
    {
        metric.Update(_targets, _predictions);
        return metric.Result;
    }
}
