using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class MeanTests
{
    private readonly Mean _mean = new();

    [Fact]
    public void Result_Nothing_IsZero() => _mean.Result.Should().Be(0);

    [Fact]
    public void Update_Numbers_WeighsThem()
    {
        _mean.Update(1);
        _mean.Update(4, weight: 2);
        _mean.Result.Should().Be(3);
    }

    [Fact]
    public void Update_WeightZero_IsZero()
    {
        _mean.Update(5, weight: 0);
        _mean.Result.Should().Be(0);
    }

    [Fact]
    public void Update_Tensor_CountsSamples()
    {
        _mean.Update(new Tensor([2, 2], [1, 3, 5, 7]));
        _mean.Update(10);
        _mean.Result.Should().BeApproximately((2 + 6 + 10) / 3f, 1e-6f);
    }

    [Theory]
    [InlineData(new[] { 2 }, new[] { 1f, 3f }, 5)]
    [InlineData(new[] { 2, 2 }, new[] { 1f, 0f, 0f, 1f }, 4)]
    public void Update_WeightedTensor_DividesByTheWeights(int[] shape, float[] weights, float expected)
    {
        _mean.Update(new Tensor([2, 2], [1, 3, 5, 7]), new Tensor(Shape.Create(shape), weights));
        _mean.Result.Should().Be(expected);
    }

    [Fact]
    public void Update_Scalar_IsOneSample()
    {
        _mean.Update(Tensor.FromScalar(3), Tensor.FromScalar(2));
        _mean.Update(0);
        _mean.Result.Should().Be(2);
    }

    [Fact]
    public void Update_NoValues_ChangesNothing()
    {
        _mean.Update(new Tensor([0, 2]));
        _mean.Update(7);
        _mean.Result.Should().Be(7);
    }

    [Fact]
    public void Update_WeightsDoNotFit_IsRefused()
    {
        Action update = () => _mean.Update(new Tensor([2, 2]), new Tensor([3]));
        update.Should().Throw<ShapeException>()
            .WithMessage("Mean expects one sample weight for each sample, shape (2,)*");
    }

    [Fact]
    public void Update_MoreThanFloatCounts_GoesOn()
    {
        _mean.Update(0, weight: 1 << 25);
        for (int i = 0; i < 1 << 10; i++)
        {
            _mean.Update(1 << 15);
        }

        _mean.Result.Should().BeApproximately(1, 1e-4f);
    }

    [Fact]
    public void Reset_AfterNumbers_ForgetsThem()
    {
        _mean.Update(1);
        _mean.Reset();
        _mean.Update(4);
        _mean.Result.Should().Be(4);
    }
}
