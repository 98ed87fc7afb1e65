using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

/// <summary>The examples of Keras's documentation, and what they leave out.</summary>
public class BestAtMetricTests
{
    private static readonly Tensor _targets = new([5, 1], [0, 0, 0, 1, 1]);
    private static readonly Tensor _predictions = new([5, 1], [0, 0.3f, 0.8f, 0.3f, 0.8f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new PrecisionAtRecall(0.5f).Name.Should().Be("precision_at_recall");
        new RecallAtPrecision(0.5f).Name.Should().Be("recall_at_precision");
        new SensitivityAtSpecificity(0.5f).Name.Should().Be("sensitivity_at_specificity");
        new SpecificityAtSensitivity(0.5f).Name.Should().Be("specificity_at_sensitivity");
        new PrecisionAtRecall(0.5f).NumThresholds.Should().Be(200);
        new PrecisionAtRecall(0.5f).ClassId.Should().BeNull();
    }

    [Fact]
    public void Bound_Given_IsAProperty()
    {
        new PrecisionAtRecall(0.1f).Recall.Should().Be(0.1f);
        new RecallAtPrecision(0.2f).Precision.Should().Be(0.2f);
        new SensitivityAtSpecificity(0.3f).Specificity.Should().Be(0.3f);
        new SpecificityAtSensitivity(0.4f).Sensitivity.Should().Be(0.4f);
    }

    [Fact]
    public void PrecisionAtRecall_Weights_AreThoseOfKeras()
    {
        Measure(new PrecisionAtRecall(0.5f)).Should().Be(0.5f);
        Measure(new PrecisionAtRecall(0.5f), 2, 2, 2, 1, 1).Should().BeApproximately(1 / 3f, 1e-6f);
    }

    [Fact]
    public void SensitivityAtSpecificity_Weights_AreThoseOfKeras()
    {
        Measure(new SensitivityAtSpecificity(0.5f)).Should().Be(0.5f);
        Measure(new SensitivityAtSpecificity(0.5f), 1, 1, 2, 2, 1).Should().BeApproximately(1 / 3f, 1e-6f);
    }

    [Fact]
    public void SpecificityAtSensitivity_Weights_AreThoseOfKeras()
    {
        Measure(new SpecificityAtSensitivity(0.5f)).Should().BeApproximately(2 / 3f, 1e-6f);
        Measure(new SpecificityAtSensitivity(0.5f), 1, 1, 2, 2, 2).Should().Be(0.5f);
    }

    [Fact]
    public void RecallAtPrecision_Weights_AreThoseOfKeras()
    {
        Tensor targets = new([4, 1], [0, 0, 1, 1]), predictions = new([4, 1], [0, 0.5f, 0.3f, 0.9f]);
        MetricZoo.Measure(new RecallAtPrecision(0.8f), targets, predictions).Should().Equal(0.5f);
        MetricZoo.Measure(new RecallAtPrecision(0.8f), targets, predictions, new Tensor([4], [1, 0, 0, 1]))
            .Should().Equal(1);
    }

    [Fact]
    public void Result_RatioIsTheBound_IsGoodEnough()
    {
        // 3/5 in double is less than 0.6f.
        Tensor targets = new([5, 1], [1, 1, 1, 1, 1]), predictions = new([5, 1], [0.9f, 0.9f, 0.9f, 0, 0]);
        MetricZoo.Measure(new PrecisionAtRecall(0.6f), targets, predictions).Should().Equal(1);
    }

    [Fact]
    public void Result_BoundOutOfReach_IsZero() => Measure(new RecallAtPrecision(0.9f)).Should().Be(0);

    [Fact]
    public void NumThresholds_One_TriesTheMiddle() =>
        Measure(new SpecificityAtSensitivity(0) { NumThresholds = 1 }).Should().BeApproximately(2 / 3f, 1e-6f);

    [Fact]
    public void NumThresholds_Two_TriesTheEnds() =>
        Measure(new SpecificityAtSensitivity(0.5f) { NumThresholds = 2 }).Should().BeApproximately(1 / 3f, 1e-6f);

    [Fact]
    public void ClassId_Set_LooksAtThatOne()
    {
        Tensor targets = new([2, 2], [1, 1, 0, 0]), predictions = new([2, 2], [0.9f, 0.1f, 0.2f, 0.8f]);
        MetricZoo.Measure(new RecallAtPrecision(1) { ClassId = 0 }, targets, predictions).Should().Equal(1);
        MetricZoo.Measure(new RecallAtPrecision(1) { ClassId = 1 }, targets, predictions).Should().Equal(0);
    }

    [Fact]
    public void CheckShapes_ClassIdIsNoClass_IsRefused()
    {
        Action check = () => new PrecisionAtRecall(0.5f) { ClassId = 2 }.CheckShapes([2, 2], [2, 2]);
        check.Should().Throw<ShapeException>().WithMessage("*Set ClassId to one of those.");
    }

    [Fact]
    public void NumThresholds_Zero_IsRefused()
    {
        Func<Metric> make = () => new PrecisionAtRecall(0.5f) { NumThresholds = 0 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("NumThresholds expects 1 or more, but got 0.*");
    }

    [Fact]
    public void Bound_OutOfRange_IsRefused()
    {
        Func<Metric>[] makers =
        [
            () => new PrecisionAtRecall(1.5f), () => new RecallAtPrecision(-1),
            () => new SensitivityAtSpecificity(2), () => new SpecificityAtSensitivity(float.NaN),
        ];
        string[] names = ["recall", "precision", "specificity", "sensitivity"];
        for (int i = 0; i < makers.Length; i++)
        {
            makers[i].Should().Throw<ArgumentOutOfRangeException>()
                .WithMessage($"{names[i]} expects a number from 0 to 1, but got *").WithParameterName(names[i]);
        }
    }

    private static float Measure(Metric metric, params float[] weights) => MetricZoo.Measure(
        metric, _targets, _predictions, weights.Length == 0 ? null : new Tensor([5], weights))[0];
}
