namespace DenseLayers.Tests.Layers;

public class ReshapeTests
{
    [Theory]
    [InlineData(new[] { 3, 4 }, new[] { -1, 3, 4 })]
    [InlineData(new[] { -1, 2 }, new[] { -1, 6, 2 })]
    [InlineData(new[] { -1 }, new[] { -1, 12 })]
    [InlineData(new[] { 1, 12, 1 }, new[] { -1, 1, 12, 1 })]
    public void InferOutputShape_Target_ReplacesTheSample(int[] target, int[] expected) =>
        new Reshape(Shape.Create(target)).InferOutputShape([Shape.Unknown, 2, 6]).Should().Equal(expected);

    [Fact]
    public void InferOutputShape_UnknownSizes_StayUnknown() =>
        new Reshape([-1, 2]).InferOutputShape([Shape.Unknown, Shape.Unknown, 6])
            .Should().Equal(Shape.Unknown, Shape.Unknown, 2);

    [Theory]
    [InlineData(new[] { 5, 2 }, "(5, 2)")]
    [InlineData(new[] { -1, 5 }, "(-1, 5)")]
    public void InferOutputShape_OtherCount_Throws(int[] target, string text)
    {
        Action act = () => new Reshape(Shape.Create(target)).InferOutputShape([4, 2, 6]);
        act.Should().Throw<ShapeException>().WithMessage(
            $"Reshape \"reshape\" expects samples that fit {text}, but got shape (4, 2, 6), 12 values a sample. " +
            "The number of values cannot change: give other sizes, or -1 for one of them.");
    }

    [Fact]
    public void InferOutputShape_Scalar_Throws()
    {
        Action act = () => new Reshape([1]).InferOutputShape(Shape.Scalar);
        act.Should().Throw<ShapeException>().WithMessage(
            "Reshape \"reshape\" expects input of rank 1 or more, with a batch axis, but got a scalar. " +
            "Reshape it to (1, 1).");
    }

    [Fact]
    public void Constructor_TwoMinus1_Throws()
    {
        Action act = () => _ = new Reshape([-1, 2, -1]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Reshape expects at most one -1 in its target shape, but got (-1, 2, -1). Give all sizes but one.*");
    }

    [Fact]
    public void TargetShape_Given_IsKept() => new Reshape([-1, 2]).TargetShape.Should().Equal(-1, 2);

    [Fact]
    public void Apply_Values_KeepTheirOrder()
    {
        Tensor y = new Reshape([2, 2]).Apply(new Tensor([1, 4], [1f, 2f, 3f, 4f]));
        y.Shape.Should().Equal(1, 2, 2);
        y.Span.ToArray().Should().Equal(1, 2, 3, 4);
    }
}
