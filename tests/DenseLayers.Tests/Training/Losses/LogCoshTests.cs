using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class LogCoshTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new LogCosh().Name.Should().Be("log_cosh");

    [Fact]
    public void ComputeEach_Rank2_IsTheMeanOverTheLastAxis() => new LogCosh()
        .ComputeEach(new Tensor([1, 2], [0, 1]), new Tensor([1, 2], [1, 1])).Span[0]
        .Should().BeApproximately(0.21689041f, 1e-6f);

    [Theory]
    [InlineData(1000f)]
    [InlineData(-1000f)]
    public void Compute_LargeError_IsTheErrorLessLog2(float error)
    {
        Each(new LogCosh(), 0, error).Should().BeApproximately(999.30685f, 1e-4f);
        Slope(new LogCosh(), 0, error).Should().Be(MathF.Sign(error));
    }

    [Fact]
    public void Compute_InfiniteError_IsInfinite() =>
        Each(new LogCosh(), 0, float.NegativeInfinity).Should().Be(float.PositiveInfinity);

    [Fact]
    public void Compute_Equal_IsZero() => Each(new LogCosh(), 2, 2).Should().BeApproximately(0, 1e-7f);

    private static float Each(LogCosh loss, float target, float prediction) =>
        loss.Compute(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction]));

    private static float Slope(LogCosh loss, float target, float prediction) =>
        loss.ComputeGradient(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction])).Span[0];
}
