using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

/// <summary>Areas under the curves of several labels.</summary>
public class MultiLabelAucTests
{
    // The first label is ranked rightly, the second wrongly.
    [Theory]
    [InlineData(null, 0.5f)]
    [InlineData(new[] { 3f, 1 }, 0.75f)]
    [InlineData(new[] { 0f, 0 }, 0)]
    public void MultiLabel_Set_AveragesTheLabels(float[]? weights, float expected) =>
        MeasureLabels(new Auc { MultiLabel = true, LabelWeights = weights }).Should().Be(expected);

    [Fact]
    public void LabelWeights_OneCurve_WeighThePredictions()
    {
        MeasureLabels(new Auc { LabelWeights = [1, 0] }).Should().Be(1);
        MeasureLabels(new Auc { LabelWeights = [0, 1] }).Should().Be(0);
    }

    [Fact]
    public void Update_OtherLabelsBeforeReset_IsRefused()
    {
        Auc metric = new() { MultiLabel = true };
        metric.Update(new Tensor([1, 2]), new Tensor([1, 2]));
        Action update = () => metric.Update(new Tensor([1, 3]), new Tensor([1, 3]));
        update.Should().Throw<InvalidOperationException>().WithMessage(
            "Auc \"auc\" has seen predictions with 2 values on the last axis, but got shape (1, 3) with 3. " +
            "Call Reset before it measures another model.");
        metric.Reset();
        update.Should().NotThrow();
    }

    [Fact]
    public void CheckShapes_LabelsOfRank3_NamesTheReshape()
    {
        Action check = () => new Auc { MultiLabel = true }.CheckShapes([2, 3, 4], [2, 3, 4]);
        check.Should().Throw<ShapeException>().WithMessage(
            "Auc \"auc\" expects predictions of rank 2, (batch, labels), but got shape (2, 3, 4) of rank 3. Reshape " +
            "predictions and targets to (None, 4).");
    }

    [Fact]
    public void CheckShapes_OtherCountOfLabelWeights_IsRefused()
    {
        Action check = () => new Auc { LabelWeights = [1, 2] }.CheckShapes([2, 3], [2, 3]);
        check.Should().Throw<ShapeException>().WithMessage(
            "Auc \"auc\" expects predictions of 2 labels on the last axis, as many as its LabelWeights, " +
            "but got shape (2, 3) with 3. Give one weight for each label.");
    }

    [Fact]
    public void LabelWeights_Negative_IsRefused()
    {
        Func<Metric> make = () => new Auc { LabelWeights = [-1] };
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("LabelWeights expects *0 or more, but got -1.*");
    }

    private static float MeasureLabels(Auc metric) => MetricZoo.Measure(
        metric, new Tensor([2, 2], [1, 1, 0, 0]), new Tensor([2, 2], [0.9f, 0.1f, 0.2f, 0.7f]))[0];
}
