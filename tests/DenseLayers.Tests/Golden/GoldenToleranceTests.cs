using Xunit.Sdk;

namespace DenseLayers.Tests.Golden;

public class GoldenToleranceTests
{
    private static readonly GoldenTolerance _tolerance = new(Relative: 0.1, Absolute: 0.5);

    [Theory]
    [InlineData(11.5, 10)]
    [InlineData(8.5, 10)]
    [InlineData(0.5, 0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-0.0, 0.0)]
    public void Accepts_WithinTolerance_IsTrue(double actual, double expected) =>
        _tolerance.Accepts(actual, expected).Should().BeTrue();

    [Theory]
    [InlineData(11.51, 10)]
    [InlineData(8.49, 10)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(1e38, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, 1e38)]
    public void Accepts_BeyondTolerance_IsFalse(double actual, double expected) =>
        _tolerance.Accepts(actual, expected).Should().BeFalse();

    [Fact]
    public void Check_WrongValue_NamesPlaceAndBothValues()
    {
        GoldenTensor expected = new([2, 2], "float32", [1, 2, 3, 4]);
        Action check = () => _tolerance.Check(new Tensor([2, 2], [1f, 2f, 9f, 4f]), expected, "output");
        check.Should().Throw<XunitException>().WithMessage(
            "output: 1 of 4 values are not Keras's:\n  [1, 0]: expected 3, got 9, off by 6, allowed 0.8");
    }

    [Fact]
    public void Check_WrongShape_Fails()
    {
        GoldenTensor expected = new([4], "float32", [1, 2, 3, 4]);
        Action check = () => _tolerance.Check(new Tensor([2, 2], [1f, 2f, 3f, 4f]), expected, "output");
        check.Should().Throw<XunitException>().WithMessage("*output*");
    }
}
