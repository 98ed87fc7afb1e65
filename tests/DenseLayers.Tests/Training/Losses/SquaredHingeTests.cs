using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class SquaredHingeTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new SquaredHinge().Name.Should().Be("squared_hinge");

    [Fact]
    public void ComputeEach_Signs_IsTheRoomLeftToOne() => Each([1, -1, 1], [0.5f, 0.5f, 2])
        .Should().Equal(0.25f, 2.25f, 0);

    [Fact]
    public void ComputeEach_AllZerosAndOnes_TakesZeroAsMinusOne() => Each([1, 0, 1], [0.5f, 0.5f, 2])
        .Should().Equal(0.25f, 2.25f, 0);

    [Fact]
    public void ComputeEach_ZeroAmongSigns_StaysZero() => Each([1, 0, -1], [0.5f, 0.5f, 0.5f])
        .Should().Equal(0.25f, 1, 2.25f);

    [Fact]
    public void ComputeGradient_AllZerosAndOnes_TakesZeroAsMinusOne() => new SquaredHinge { Reduction = Reduction.Sum }
        .ComputeGradient(new Tensor([2, 1], [0, 1]), new Tensor([2, 1], [0, 5])).Span.ToArray()
        .Should().Equal(2, 0);

    [Theory]
    [InlineData(0.5f, -1f)]
    [InlineData(1f, 0f)]
    [InlineData(1.5f, 0f)]
    public void ComputeGradient_AroundTheMargin_HasNoKink(float prediction, float expected) => new SquaredHinge()
        .ComputeGradient(new Tensor([1, 1], [1]), new Tensor([1, 1], [prediction])).Span[0].Should().Be(expected);

    private static float[] Each(float[] targets, float[] predictions) =>
        new SquaredHinge().ComputeEach(new Tensor([3, 1], targets), new Tensor([3, 1], predictions)).Span.ToArray();
}
