using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class MeanSquaredLogarithmicErrorTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() =>
        new MeanSquaredLogarithmicError().Name.Should().Be("mean_squared_logarithmic_error");

    [Fact]
    public void ComputeEach_Rank2_IsTheMeanOverTheLastAxis() => new MeanSquaredLogarithmicError()
        .ComputeEach(new Tensor([1, 2], [0, 1]), new Tensor([1, 2], [1, 1])).Span[0]
        .Should().BeApproximately(0.24022645f, 1e-6f);

    [Fact]
    public void Compute_BelowZero_CountsAsOneInTenMillion() =>
        Each(new MeanSquaredLogarithmicError(), -5, -0.5f).Should().Be(0);

    [Theory]
    [InlineData(-0.5f)]
    [InlineData(0f)]
    [InlineData(1e-7f)]
    public void ComputeGradient_PredictionHeld_IsZero(float prediction) =>
        Slope(new MeanSquaredLogarithmicError(), 3, prediction).Should().Be(0);

    private static float Each(MeanSquaredLogarithmicError loss, float target, float prediction) =>
        loss.Compute(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction]));

    private static float Slope(MeanSquaredLogarithmicError loss, float target, float prediction) =>
        loss.ComputeGradient(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction])).Span[0];
}
