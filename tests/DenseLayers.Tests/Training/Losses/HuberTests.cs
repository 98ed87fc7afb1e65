using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class HuberTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new Huber().Name.Should().Be("huber_loss");

    [Fact]
    public void Delta_Default_IsThatOfKeras() => new Huber().Delta.Should().Be(1);

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Delta_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new Huber { Delta = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Delta expects a finite number above 0, but got {value}.*");
    }

    [Theory]
    [InlineData(1f, 0.5f, 0.125f, 0.5f)]
    [InlineData(1f, -3f, 2.5f, -1f)]
    [InlineData(2f, 2f, 2f, 2f)]
    [InlineData(2f, 3f, 4f, 2f)]
    [InlineData(1f, float.PositiveInfinity, float.PositiveInfinity, 1f)]
    public void Compute_Error_IsSquareThenLine(float delta, float error, float expected, float slope)
    {
        Huber loss = new() { Delta = delta };
        Each(loss, 0, error).Should().Be(expected);
        Slope(loss, 0, error).Should().Be(slope);
    }

    private static float Each(Huber loss, float target, float prediction) =>
        loss.Compute(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction]));

    private static float Slope(Huber loss, float target, float prediction) =>
        loss.ComputeGradient(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction])).Span[0];
}
