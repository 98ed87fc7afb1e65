using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class HingeTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new Hinge().Name.Should().Be("hinge");

    [Fact]
    public void ComputeEach_Signs_IsTheRoomLeftToOne() => Each([1, -1, 1], [0.5f, 0.5f, 2])
        .Should().Equal(0.5f, 1.5f, 0);

    [Fact]
    public void ComputeEach_AllZerosAndOnes_TakesZeroAsMinusOne() => Each([1, 0, 1], [0.5f, 0.5f, 2])
        .Should().Equal(0.5f, 1.5f, 0);

    [Fact]
    public void ComputeEach_ZeroAmongSigns_StaysZero() => Each([1, 0, -1], [0.5f, 0.5f, 0.5f])
        .Should().Equal(0.5f, 1, 1.5f);

    [Fact]
    public void ComputeGradient_AllZerosAndOnes_TakesZeroAsMinusOne() => new Hinge { Reduction = Reduction.Sum }
        .ComputeGradient(new Tensor([2, 1], [0, 1]), new Tensor([2, 1], [0, 5])).Span.ToArray()
        .Should().Equal(1, 0);

    [Theory]
    [InlineData(0.5f, -1f)]
    [InlineData(1f, -0.5f)]
    [InlineData(1.5f, 0f)]
    public void ComputeGradient_AroundTheMargin_IsHalfAtIt(float prediction, float expected) => new Hinge()
        .ComputeGradient(new Tensor([1, 1], [1]), new Tensor([1, 1], [prediction])).Span[0].Should().Be(expected);

    private static float[] Each(float[] targets, float[] predictions) =>
        new Hinge().ComputeEach(new Tensor([3, 1], targets), new Tensor([3, 1], predictions)).Span.ToArray();
}
