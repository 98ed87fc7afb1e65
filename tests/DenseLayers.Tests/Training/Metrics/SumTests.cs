using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class SumTests
{
    private readonly Sum _sum = new();

    [Fact]
    public void Result_Nothing_IsZero() => _sum.Result.Should().Be(0);

    [Fact]
    public void Update_Numbers_WeighsThem()
    {
        _sum.Update(1);
        _sum.Update(4, weight: 2);
        _sum.Result.Should().Be(9);
    }

    [Theory]
    [InlineData(null, null, 16)]
    [InlineData(new[] { 2 }, new[] { 1f, 0.5f }, 10)]
    [InlineData(new[] { 2, 2 }, new[] { 1f, 0, 0, 2 }, 15)]
    public void Update_Tensor_AddsAllUp(int[]? shape, float[]? weights, float expected)
    {
        _sum.Update(new Tensor([2, 2], [1, 3, 5, 7]), shape is null ? null : new Tensor(Shape.Create(shape), weights!));
        _sum.Result.Should().Be(expected);
    }

    [Fact]
    public void Update_WeightsDoNotFit_IsRefused()
    {
        Action update = () => _sum.Update(new Tensor([2, 2]), new Tensor([3]));
        update.Should().Throw<ShapeException>().WithMessage(
            "Sum expects one sample weight for each sample, shape (2,)*");
    }

    [Fact]
    public void Update_MoreThanFloatCounts_GoesOn()
    {
        _sum.Update(1 << 24);
        for (int i = 0; i < 8; i++)
        {
            _sum.Update(1);
        }

        _sum.Result.Should().Be((1 << 24) + 8);
    }

    [Fact]
    public void Reset_AfterNumbers_ForgetsThem()
    {
        _sum.Update(1);
        _sum.Reset();
        _sum.Update(4);
        _sum.Result.Should().Be(4);
    }
}
