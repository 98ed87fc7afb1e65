namespace DenseLayers.Tests.Layers;

public class ConcatenateTests
{
    [Fact]
    public void Axis_Default_IsTheLast() => new Concatenate().Axis.Should().Be(-1);

    [Fact]
    public void Axis_Batch_Throws()
    {
        Action act = () => _ = new Concatenate { Axis = 0 };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "Concatenate expects an axis other than 0, the batch, but got 0. " +
            "Samples are joined before they reach the model.*");
    }

    [Fact]
    public void Apply_LastAxis_JoinsRowByRow()
    {
        Tensor y = new Concatenate().Apply(new Tensor([2, 2], [1f, 2f, 3f, 4f]), new Tensor([2, 1], [5f, 6f]));
        y.Shape.Should().Equal(2, 3);
        y.Span.ToArray().Should().Equal(1, 2, 5, 3, 4, 6);
    }

    [Fact]
    public void Apply_InnerAxis_JoinsBlocks()
    {
        Tensor y = new Concatenate { Axis = 1 }.Apply(
            new Tensor([2, 1, 2], [1f, 2f, 3f, 4f]),
            new Tensor([2, 2, 2], [5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f]));
        y.Shape.Should().Equal(2, 3, 2);
        y.Span.ToArray().Should().Equal(1, 2, 5, 6, 7, 8, 3, 4, 9, 10, 11, 12);
    }

    [Fact]
    public void InferOutputShape_ThreeInputs_AddsUpTheAxis() =>
        new Concatenate().InferOutputShape([Shape.Unknown, 2], [Shape.Unknown, 3], [8, 4]).Should().Equal(8, 9);

    [Fact]
    public void InferOutputShape_UnknownSize_StaysUnknown() =>
        new Concatenate { Axis = 1 }.InferOutputShape([4, Shape.Unknown, 2], [4, 3, 2])
            .Should().Equal(4, Shape.Unknown, 2);

    [Theory]
    [InlineData(new[] { -1, 3, 2 }, new[] { -1, 4, 2 })]
    [InlineData(new[] { -1, 3, 2 }, new[] { -1, 3 })]
    public void InferOutputShape_OtherAxesDiffer_Throws(int[] left, int[] right)
    {
        Action act = () => new Concatenate().InferOutputShape(Shape.Create(left), Shape.Create(right));
        act.Should().Throw<ShapeException>().WithMessage(
            "Concatenate \"concatenate\" expects inputs that agree on all axes but -1, but got shapes " +
            $"{Shape.Create(left)} and {Shape.Create(right)}. Reshape one of them, or join along another Axis.");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(-3)]
    public void InferOutputShape_NoSuchAxisAfterTheBatch_Throws(int axis)
    {
        Action act = () => new Concatenate { Axis = axis }.InferOutputShape([4, 2], [4, 2]);
        act.Should().Throw<ShapeException>().WithMessage(
            $"Concatenate \"concatenate\" expects inputs with an axis {axis} after the batch, but got shape (4, 2). " +
            "Give another Axis, or reshape the input.");
    }
}
