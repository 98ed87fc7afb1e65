using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class AucTests
{
    private static readonly Tensor _targets = new([4, 1], [0, 0, 1, 1]);
    private static readonly Tensor _predictions = new([4, 1], [0, 0.5f, 0.3f, 0.9f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        Auc metric = new();
        metric.Name.Should().Be("auc");
        metric.NumThresholds.Should().Be(200);
        metric.Thresholds.Should().BeNull();
        metric.Curve.Should().Be(AucCurve.Roc);
        metric.SummationMethod.Should().Be(AucSummation.Interpolation);
        metric.MultiLabel.Should().BeFalse();
        metric.LabelWeights.Should().BeNull();
        metric.FromLogits.Should().BeFalse();
    }

    // At the thresholds below 0, 0.5 and above 1: true positives 2, 1, 0, false positives 2, 0, 0.
    [Theory]
    [InlineData(AucCurve.Roc, AucSummation.Interpolation, 0.75f)]
    [InlineData(AucCurve.Roc, AucSummation.Minoring, 0.5f)]
    [InlineData(AucCurve.Roc, AucSummation.Majoring, 1)]
    [InlineData(AucCurve.PrecisionRecall, AucSummation.Minoring, 0.25f)]
    [InlineData(AucCurve.PrecisionRecall, AucSummation.Majoring, 1)]
    [InlineData(AucCurve.PrecisionRecallGain, AucSummation.Minoring, 0)]
    [InlineData(AucCurve.PrecisionRecallGain, AucSummation.Majoring, 1)]
    public void Result_ThreeThresholds_IsTheAreaBetween(AucCurve curve, AucSummation summation, float expected) =>
        Measure(new Auc { NumThresholds = 3, Curve = curve, SummationMethod = summation }).Should().Be(expected);

    [Fact]
    public void Result_PrecisionRecall_IntegratesPrecision()
    {
        // From 1 of 1 predicted to 2 of 4: T = 2/3 + P/3, and the integral of T/P over T, halved.
        float expected = (float)((1 + (Math.Log(4) * 2 / 3)) / 3 / 2) + 0.5f;
        Measure(new Auc { NumThresholds = 3, Curve = AucCurve.PrecisionRecall })
            .Should().BeApproximately(expected, 1e-6f);
    }

    [Fact]
    public void Result_PrecisionRecallGain_MeasuresAgainstAlwaysPredictingOne()
    {
        // At 0.5 half of the targets of 1 and none of the others are above: recall gain 0, precision gain 1.
        // At 0.25 all targets of 1 and one other: recall gain 1, precision gain 1/2.
        Auc metric = new()
        {
            Thresholds = [0.25f, 0.5f],
            Curve = AucCurve.PrecisionRecallGain,
            SummationMethod = AucSummation.Interpolation,
        };
        Measure(metric).Should().BeApproximately(0.75f, 1e-6f);
    }

    [Fact]
    public void Thresholds_Set_LieBetweenTheEnds()
    {
        Auc metric = new() { Thresholds = [0.95f, 0.2f] };
        metric.Thresholds.Should().Equal(0.2f, 0.95f);
        metric.NumThresholds.Should().Be(4);
        Measure(metric).Should().Be(0.75f);
    }

    [Fact]
    public void Update_WeightsOfZero_LeaveTheOthers()
    {
        Auc metric = new() { NumThresholds = 3 };
        metric.Update(_targets, _predictions, new Tensor([4], [1, 0, 0, 1]));
        metric.Result.Should().Be(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Result_OneClassAlone_IsZero(float target)
    {
        Auc metric = new();
        metric.Update(new Tensor([2, 1], [target, target]), new Tensor([2, 1], [0.3f, 0.6f]));
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void Result_AllTheSame_IsAHalf()
    {
        Auc metric = new();
        metric.Update(_targets, new Tensor([4, 1], [0.5f, 0.5f, 0.5f, 0.5f]));
        metric.Result.Should().Be(0.5f);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2)]
    public void Result_ZerosAndOnes_AreBetweenTheEnds(int numThresholds)
    {
        Auc metric = new() { NumThresholds = numThresholds };
        metric.Update(_targets, new Tensor([4, 1], [0, 0, 1, 1]));
        metric.Result.Should().Be(numThresholds == 2 ? 0.5f : 1);
    }

    [Fact]
    public void FromLogits_Set_AppliesASigmoid()
    {
        Tensor logits = new([4, 1], [-4, 0.5f, -1, 3]);
        MetricZoo.Measure(new Auc { FromLogits = true }, _targets, logits).Should().Equal(0.75f);
        MetricZoo.Measure(new Auc(), _targets, logits).Should().NotEqual([0.75f]);
    }

    [Fact]
    public void NumThresholds_One_IsRefused()
    {
        Func<Metric> make = () => new Auc { NumThresholds = 1 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("NumThresholds expects 2 or more, but got 1.*");
    }

    [Fact]
    public void NumThresholds_WithThresholds_IsRefusedUnlessItIsTheirNumber()
    {
        Func<Metric> before = () => new Auc { NumThresholds = 50, Thresholds = [0.5f] },
            after = () => new Auc { Thresholds = [0.5f], NumThresholds = 50 },
            same = () => new Auc { Thresholds = [0.5f], NumThresholds = 3 };
        foreach (Func<Metric> make in (Func<Metric>[])[before, after])
        {
            make.Should().Throw<ArgumentException>().WithMessage(
                "Auc expects either NumThresholds or Thresholds, but got both, 50 and 1 with two ends. " +
                "Set one of them.*");
        }

        same.Should().NotThrow();
    }

    [Fact]
    public void Curve_Undefined_IsRefused()
    {
        Func<Metric> curve = () => new Auc { Curve = (AucCurve)9 };
        Func<Metric> sum = () => new Auc { SummationMethod = (AucSummation)9 };
        curve.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Curve");
        sum.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("SummationMethod");
    }

    private static float Measure(Auc metric) => MetricZoo.Measure(metric, _targets, _predictions)[0];
}
