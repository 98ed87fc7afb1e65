using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class MeanAbsolutePercentageErrorTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() =>
        new MeanAbsolutePercentageError().Name.Should().Be("mean_absolute_percentage_error");

    [Fact]
    public void ComputeEach_Rank2_IsInPercentOfTheTargetsSize() => new MeanAbsolutePercentageError()
        .ComputeEach(new Tensor([2, 2], [1, 2, -4, 4]), new Tensor([2, 2], [2, 2, -3, 1])).Span.ToArray()
        .Should().Equal(50, 50);

    [Fact]
    public void Compute_TargetZero_DividesByOneInTenMillion() =>
        Each(new MeanAbsolutePercentageError(), 0, 1).Should().BeApproximately(1e9f, 100);

    [Fact]
    public void ComputeGradient_Equal_IsZero() => Slope(new MeanAbsolutePercentageError(), 2, 2).Should().Be(0);

    private static float Each(MeanAbsolutePercentageError loss, float target, float prediction) =>
        loss.Compute(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction]));

    private static float Slope(MeanAbsolutePercentageError loss, float target, float prediction) =>
        loss.ComputeGradient(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction])).Span[0];
}
