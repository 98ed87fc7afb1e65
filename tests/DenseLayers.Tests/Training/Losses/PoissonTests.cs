using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class PoissonTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new Poisson().Name.Should().Be("poisson");

    [Fact]
    public void ComputeEach_Rank2_IsTheMeanOverTheLastAxis() => new Poisson()
        .ComputeEach(new Tensor([1, 2], [3, 1]), new Tensor([1, 2], [2, 1])).Span[0]
        .Should().BeApproximately(0.46027923f, 1e-6f);

    [Fact]
    public void Compute_RateZero_IsHeldByOneInTenMillion() => Each(new Poisson(), 1, 0)
        .Should().BeApproximately(16.118095f, 1e-5f);

    [Fact]
    public void Compute_NegativeRate_IsNaN() => Each(new Poisson(), 1, -1).Should().Be(float.NaN);

    private static float Each(Poisson loss, float target, float prediction) =>
        loss.Compute(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction]));
}
