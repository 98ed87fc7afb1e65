using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class R2ScoreTests
{
    // The targets vary by 14/3 and by 2, of which 2 and 4 are missed.
    private static readonly Tensor _targets = new([3, 2], [1, 1, 4, 2, 3, 3]);
    private static readonly Tensor _predictions = new([3, 2], [2, 1, 4, 4, 4, 3]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        new R2Score().Name.Should().Be("r2_score");
        new R2Score().ClassAggregation.Should().Be(ClassAggregation.UniformAverage);
        new R2Score().NumRegressors.Should().Be(0);
    }

    [Theory]
    [InlineData(ClassAggregation.UniformAverage, new[] { ((4 / 7f) - 1) / 2 })]
    [InlineData(ClassAggregation.VarianceWeightedAverage, new[] { 1 - (6 / (20 / 3f)) })]
    [InlineData(ClassAggregation.None, new[] { 4 / 7f, -1 })]
    public void ClassAggregation_Set_MakesOneNumberOrNot(ClassAggregation aggregation, float[] expected) =>
        Close(new R2Score { ClassAggregation = aggregation }, expected);

    [Fact]
    public void Result_SeveralValues_NamesResults()
    {
        R2Score metric = new() { ClassAggregation = ClassAggregation.None };
        metric.Update(_targets, _predictions);
        Func<float> read = () => metric.Result;
        read.Should().Throw<InvalidOperationException>().WithMessage("R2Score \"r2_score\" gives 2 numbers, *");
    }

    // Six targets were seen.
    [Theory]
    [InlineData(2, 1 - ((1 - (-1.5f / 7)) * 5 / 3))]
    [InlineData(4, 1 - ((1 - (-1.5f / 7)) * 5))]
    [InlineData(5, -1.5f / 7)]
    [InlineData(6, -1.5f / 7)]
    public void NumRegressors_Set_AdjustsWhileThereAreMoreTargets(int regressors, float expected) =>
        Close(new R2Score { NumRegressors = regressors }, expected);

    [Fact]
    public void Result_TargetsAllTheSame_IsZero()
    {
        R2Score metric = new();
        metric.Update(new Tensor([3, 1], [0.1f, 0.1f, 0.1f]), new Tensor([3, 1], [0.1f, 0.2f, 0.1f]));
        metric.Result.Should().Be(0);
    }

    [Fact]
    public void Result_AllTheSameAndPredicted_IsNaN()
    {
        R2Score metric = new();
        metric.Update(new Tensor([2, 1], [3, 3]), new Tensor([2, 1], [3, 3]));
        metric.Result.Should().Be(float.NaN);
    }

    [Fact]
    public void Result_LittleVarianceAboutAGreatMean_IsExact()
    {
        R2Score metric = new();
        metric.Update(new Tensor([2, 1], [1e7f, 1e7f + 2]), new Tensor([2, 1], [1e7f + 1, 1e7f + 2]));
        metric.Result.Should().Be(0.5f);
    }

    [Fact]
    public void Update_OtherSizeBeforeReset_IsRefused()
    {
        R2Score metric = new();
        metric.Update(_targets, _predictions);
        Action update = () => metric.Update(new Tensor([2, 1], [1, 2]), new Tensor([2, 1], [1, 2]));
        update.Should().Throw<InvalidOperationException>().WithMessage("*Call Reset*");
        metric.Reset();
        update.Should().NotThrow();
        metric.Result.Should().Be(1);
    }

    [Fact]
    public void CheckShapes_Rank3_IsRefused()
    {
        Action check = () => new R2Score().CheckShapes([2, 3, 4], [2, 3, 4]);
        check.Should().Throw<ShapeException>().WithMessage("*expects predictions of rank 2, (batch, values), *");
    }

    [Fact]
    public void NumRegressors_Negative_IsRefused()
    {
        Func<Metric> make = () => new R2Score { NumRegressors = -1 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("NumRegressors");
    }

    [Fact]
    public void ClassAggregation_Undefined_IsRefused()
    {
        Func<Metric> make = () => new R2Score { ClassAggregation = (ClassAggregation)9 };
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("ClassAggregation");
    }

    private static void Close(Metric metric, params float[] expected) =>
        MetricZoo.Measure(metric, _targets, _predictions)
            .Should().Equal(expected, (got, wanted) => Math.Abs(got - wanted) <= 1e-6f);
}
