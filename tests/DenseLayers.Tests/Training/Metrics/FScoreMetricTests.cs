using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class FScoreMetricTests
{
    // The example of Keras's documentation.
    private static readonly Tensor _targets = new([3, 3], [1, 1, 1, 1, 0, 0, 1, 1, 0]);
    private static readonly Tensor _predictions = new([3, 3], [0.2f, 0.6f, 0.7f, 0.2f, 0.6f, 0.6f, 0.6f, 0.8f, 0]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new F1Score().Name.Should().Be("f1_score");
        new FBetaScore().Name.Should().Be("fbeta_score");
        new F1Score().Average.Should().Be(ScoreAverage.None);
        new F1Score().Threshold.Should().BeNull();
        new FBetaScore().Beta.Should().Be(1);
    }

    [Fact]
    public void F1Score_Threshold_GivesAScoreForEachClass() =>
        Close(new F1Score { Threshold = 0.5f }, 0.5f, 0.8f, 2 / 3f);

    [Fact]
    public void FBetaScore_Beta_WeighsRecall() =>
        Close(new FBetaScore { Threshold = 0.5f, Beta = 2 }, 0.3846154f, 0.9090909f, 0.8333334f);

    [Fact]
    public void Update_AtTheThreshold_CountsAsZero() => Close(new F1Score { Threshold = 0.6f }, 0, 2 / 3f, 1);

    // Chosen are 0.7; 0.6 and 0.6; 0.8.
    [Fact]
    public void Update_NoThreshold_TakesTheGreatestAndItsEqual() => Close(new F1Score(), 0, 0.5f, 2 / 3f);

    [Fact]
    public void Update_NothingPredicted_ChoosesNone()
    {
        F1Score metric = new();
        metric.Update(new Tensor([1, 2], [1, 1]), new Tensor([1, 2]));
        metric.Results.ToArray().Should().Equal(0, 0);
    }

    // Of the classes there are 1, 2, 1 true positives, 0, 1, 1 false ones and 2, 0, 0 missed.
    [Theory]
    [InlineData(ScoreAverage.Micro, 2 / 3f)]
    [InlineData(ScoreAverage.Macro, (0.5f + 0.8f + (2 / 3f)) / 3)]
    [InlineData(ScoreAverage.Weighted, ((0.5f * 3) + (0.8f * 2) + (2 / 3f)) / 6)]
    public void Average_Set_GivesOneNumber(ScoreAverage average, float expected) =>
        Close(new F1Score { Threshold = 0.5f, Average = average }, expected);

    [Fact]
    public void Result_SeveralClasses_NamesResults()
    {
        F1Score metric = new();
        metric.Update(_targets, _predictions);
        Func<float> read = () => metric.Result;
        read.Should().Throw<InvalidOperationException>().WithMessage(
            "F1Score \"f1_score\" gives 3 numbers, *Read Results*");
    }

    [Fact]
    public void Update_OtherClassesBeforeReset_IsRefused()
    {
        F1Score metric = new();
        metric.Update(_targets, _predictions);
        Action update = () => metric.Update(new Tensor([1, 2]), new Tensor([1, 2]));
        update.Should().Throw<InvalidOperationException>().WithMessage("*Call Reset*");
        metric.Reset();
        update.Should().NotThrow();
        metric.Results.Length.Should().Be(2);
    }

    [Fact]
    public void CheckShapes_Rank3_NamesTheReshape()
    {
        Action check = () => new F1Score().CheckShapes([2, 3, 4], [2, 3, 4]);
        check.Should().Throw<ShapeException>().WithMessage(
            "F1Score \"f1_score\" expects predictions of rank 2, (batch, classes), " +
            "but got shape (2, 3, 4) of rank 3. Reshape predictions and targets to (None, 4).");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Threshold_OutOfRange_IsRefused(float value)
    {
        Func<Metric> make = () => new F1Score { Threshold = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Threshold expects a number above 0 and at most 1, or null, but got {value}.*");
    }

    [Fact]
    public void Beta_Zero_IsRefused()
    {
        Func<Metric> make = () => new FBetaScore { Beta = 0 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Beta");
    }

    [Fact]
    public void Average_Undefined_IsRefused()
    {
        Func<Metric> make = () => new F1Score { Average = (ScoreAverage)9 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Average");
    }

    private static void Close(Metric metric, params float[] expected) =>
        MetricZoo.Measure(metric, _targets, _predictions)
            .Should().Equal(expected, (got, wanted) => Math.Abs(got - wanted) <= 1e-6f);
}
