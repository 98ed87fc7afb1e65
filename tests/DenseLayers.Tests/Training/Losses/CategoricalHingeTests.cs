using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class CategoricalHingeTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new CategoricalHinge().Name.Should().Be("categorical_hinge");

    [Fact]
    public void ComputeEach_OneHot_IsTheRoomLeftToTheMargin() => new CategoricalHinge()
        .ComputeEach(new Tensor([2, 3], [0, 1, 0, 1, 0, 0]), new Tensor([2, 3], [0.25f, 0.5f, 0, 3, 1, 2]))
        .Span.ToArray().Should().Equal(0.75f, 0);

    [Fact]
    public void ComputeEach_OthersBelowZero_CountTheRightClassAsZero() => new CategoricalHinge()
        .ComputeEach(new Tensor([1, 3], [0, 1, 0]), new Tensor([1, 3], [-2, 0.5f, -3])).Span[0].Should().Be(0.5f);

    [Fact]
    public void ComputeGradient_SeveralGreatest_ShareItEvenly() => new CategoricalHinge()
        .ComputeGradient(new Tensor([1, 3], [0, 1, 0]), new Tensor([1, 3], [2, 1, 2])).Span.ToArray()
        .Should().Equal(0.5f, -1, 0.5f);

    [Theory]
    [InlineData(2f, 0.5f, -0.5f)]
    [InlineData(3f, 0f, 0f)]
    public void ComputeGradient_MarginKept_IsHalfAtIt(float right, float other, float expected) =>
        new CategoricalHinge()
        .ComputeGradient(new Tensor([1, 2], [0, 1]), new Tensor([1, 2], [1, right])).Span.ToArray()
        .Should().Equal(other, expected);

    [Fact]
    public void InferLossShape_ClassIds_NamesTheSparseLoss()
    {
        Action infer = () => new CategoricalHinge().InferLossShape([4], [4, 3]);
        infer.Should().Throw<ShapeException>().WithMessage("*Class ids go with SparseCategoricalCrossentropy;*");
    }
}
