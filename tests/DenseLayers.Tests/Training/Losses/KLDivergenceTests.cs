using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class KLDivergenceTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new KLDivergence().Name.Should().Be("kl_divergence");

    [Fact]
    public void ComputeEach_Rank2_IsTheSumOverTheLastAxis() => new KLDivergence()
        .ComputeEach(new Tensor([1, 2], [0.5f, 0.5f]), new Tensor([1, 2], [0.25f, 0.75f])).Span[0]
        .Should().BeApproximately(0.14384104f, 1e-6f);

    [Fact]
    public void Compute_ZerosAndOnes_AreKept() => new KLDivergence()
        .Compute(new Tensor([1, 2], [1, 0]), new Tensor([1, 2], [0, 2]))
        .Should().BeApproximately(16.118094f, 1e-5f);

    [Fact]
    public void ComputeGradient_PredictionHeld_IsZeroThere() => new KLDivergence()
        .ComputeGradient(new Tensor([1, 3], [1, 1, 1]), new Tensor([1, 3], [0, 1, 1.5f])).Span.ToArray()
        .Should().Equal(0, -1, 0);
}
