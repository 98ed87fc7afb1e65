using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class CosineSimilarityTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new CosineSimilarity().Name.Should().Be("cosine_similarity");

    [Fact]
    public void Axis_Default_IsThatOfKeras() => new CosineSimilarity().Axis.Should().Be(-1);

    [Fact]
    public void ComputeEach_SameRightAnglesAndOpposite_IsMinusTheCosine() => new CosineSimilarity()
        .ComputeEach(new Tensor([3, 2], [1, 0, 0, 2, 3, 4]), new Tensor([3, 2], [5, 0, 1, 0, -6, -8])).Span.ToArray()
        .Should().Equal(-1, 0, 1);

    [Fact]
    public void Compute_Zeros_IsZero() =>
        new CosineSimilarity().Compute(new Tensor([1, 2], [1, 2]), new Tensor([1, 2])).Should().Be(0);

    [Fact]
    public void ComputeGradient_Zeros_IsFinite() => new CosineSimilarity()
        .ComputeGradient(new Tensor([1, 2], [1, 0]), new Tensor([1, 2])).Span.ToArray().Should().Equal(-1e7f, 0);

    [Fact]
    public void ComputeEach_AnotherAxis_RunsAlongIt() => new CosineSimilarity { Axis = 1 }
        .ComputeEach(new Tensor([1, 2, 2], [1, 0, 0, 1]), new Tensor([1, 2, 2], [3, 3, 4, 4])).Span.ToArray()
        .Should().Equal(-0.6f, -0.8f);

    [Fact]
    public void InferLossShape_AnotherAxis_DropsIt() => new CosineSimilarity { Axis = 1 }
        .InferLossShape([5, 4, 3], [Shape.Unknown, 4, 3]).Should().Equal(Shape.Unknown, 3);

    [Fact]
    public void InferLossShape_AxisOfTheBatch_IsRefused()
    {
        Action infer = () => new CosineSimilarity { Axis = 0 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "CosineSimilarity expects the values on another axis than the batch, but Axis 0 of predictions of shape " +
            "(5, 4) is the batch. Set Axis to the axis of the values.");
    }

    [Fact]
    public void InferLossShape_AxisThatIsNone_IsRefused()
    {
        Action infer = () => new CosineSimilarity { Axis = -3 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "CosineSimilarity expects predictions with axis -3, its Axis, but got shape (5, 4) of rank 2. Set Axis " +
            "to the axis of the values; -1 is the last.");
    }

    [Fact]
    public void InferLossShape_EmptyAxis_IsRefused()
    {
        Action infer = () => new CosineSimilarity { Axis = 1 }.InferLossShape([5, 0, 3], [5, 0, 3]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "CosineSimilarity expects values on axis 1 of the predictions, its Axis, but got shape (5, 0, 3), which " +
            "has none there.");
    }

    [Fact]
    public void ComputeGradient_AnotherAxis_IsThatOfTheLastTransposed()
    {
        float[] targets = [1, 0, 1, 0], predictions = [0.25f, 0.5f, 0.75f, 0.125f];
        Tensor weights = new([1, 2], [1, 3]);
        Tensor last = new CosineSimilarity().ComputeGradient(
            new([1, 2, 2], targets), new([1, 2, 2], predictions), weights);
        Tensor middle = new CosineSimilarity { Axis = 1 }.ComputeGradient(
            new([1, 2, 2], [1, 1, 0, 0]), new([1, 2, 2], [0.25f, 0.75f, 0.5f, 0.125f]), weights);
        float[] expected = [last[0, 0, 0], last[0, 1, 0], last[0, 0, 1], last[0, 1, 1]];
        middle.Span.ToArray().Should().Equal(expected);
    }
}
