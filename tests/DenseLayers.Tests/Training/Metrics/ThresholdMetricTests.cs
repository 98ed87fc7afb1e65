using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class ThresholdMetricTests
{
    // At 0.5 there are 2 true and 1 false positives, 3 true and 1 false negatives; one prediction lies on it.
    private static readonly Tensor _targets = new([7, 1], [1, 1, 0, 0, 0, 0, 2]);
    private static readonly Tensor _predictions = new([7, 1], [0.9f, 0.6f, 0.7f, 0.5f, 0.2f, 0, 0.1f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new TruePositives().Name.Should().Be("true_positives");
        new FalsePositives().Name.Should().Be("false_positives");
        new TrueNegatives().Name.Should().Be("true_negatives");
        new FalseNegatives().Name.Should().Be("false_negatives");
        new TruePositives().Thresholds.Should().Equal(0.5f);
    }

    [Fact]
    public void Update_AtTheThreshold_CountsAsZero()
    {
        Measure(new TruePositives()).Should().Equal(2);
        Measure(new FalsePositives()).Should().Equal(1);
        Measure(new TrueNegatives()).Should().Equal(3);
        Measure(new FalseNegatives()).Should().Equal(1);
    }

    [Fact]
    public void Update_Weights_AddsThemUp()
    {
        TruePositives metric = new();
        metric.Update(_targets, _predictions, new Tensor([7], [0.25f, 2, 9, 9, 9, 9, 9]));
        metric.Result.Should().Be(2.25f);
    }

    [Fact]
    public void Update_WeightForEachValue_GoesWithAnotherAxis()
    {
        TruePositives metric = new();
        metric.Update(new Tensor([1, 2, 1], [1, 1]), new Tensor([1, 2, 1], [1, 1]), new Tensor([1, 2], [3, 0.5f]));
        metric.Result.Should().Be(3.5f);
    }

    [Theory]
    [InlineData(new[] { 0.65f, 0.05f, 0.65f }, new float[] { 1, 3, 1 })]
    [InlineData(new[] { 0f, 0.5f, 1f }, new float[] { 3, 2, 0 })]
    [InlineData(new[] { 0.6f, 0.9f }, new float[] { 1, 0 })]
    [InlineData(new[] { 0f }, new float[] { 3 })]
    [InlineData(new[] { 1f }, new float[] { 0 })]
    public void Results_Thresholds_KeepTheirOrder(float[] thresholds, float[] expected) =>
        Measure(new TruePositives { Thresholds = thresholds }).Should().Equal(expected);

    [Fact]
    public void Update_Logits_CountsAgainstZero()
    {
        TruePositives metric = new() { Thresholds = [0] };
        metric.Update(new Tensor([3, 1], [1, 1, 1]), new Tensor([3, 1], [-3, 0, 4]));
        metric.Result.Should().Be(1);
    }

    [Fact]
    public void Update_NaN_IsAboveNoThreshold()
    {
        TruePositives metric = new() { Thresholds = [0, 0.3f] };
        metric.Update(new Tensor([1, 1], [1]), new Tensor([1, 1], [float.NaN]));
        metric.Results.ToArray().Should().Equal(0, 0);
    }

    [Fact]
    public void Result_SeveralThresholds_NamesResults()
    {
        Func<float> read = () => new TruePositives { Thresholds = [0.2f, 0.5f] }.Result;
        read.Should().Throw<InvalidOperationException>().WithMessage(
            "TruePositives \"true_positives\" gives 2 numbers, so there is no one Result. Read Results instead.");
    }

    [Fact]
    public void Thresholds_Changed_AreNotThoseOfTheMetric()
    {
        float[] thresholds = [0.95f];
        TruePositives metric = new() { Thresholds = thresholds };
        thresholds[0] = 0;
        Measure(metric).Should().Equal(0);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.5f)]
    [InlineData(float.NaN)]
    public void Thresholds_OutOfRange_AreRefused(float value)
    {
        Func<Metric> make = () => new Precision { Thresholds = [0.5f, value] };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Thresholds expects a number from 0 to 1, but got {value}.*");
    }

    [Fact]
    public void Thresholds_None_AreRefused()
    {
        Func<Metric> make = () => new Recall { Thresholds = [] };
        make.Should().Throw<ArgumentException>().WithMessage(
            "Thresholds expects one threshold or more, but got none.*");
    }

    private static float[] Measure(Metric metric) => MetricZoo.Measure(metric, _targets, _predictions);
}
