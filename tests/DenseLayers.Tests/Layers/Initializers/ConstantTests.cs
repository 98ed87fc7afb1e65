namespace DenseLayers.Tests.Layers.Initializers;

public class ConstantTests
{
    [Fact]
    public void Apply_Value_IsEveryElement() =>
        new Constant(0.7f).Apply([2, 2]).Span.ToArray().Should().Equal(0.7f, 0.7f, 0.7f, 0.7f);

    [Fact]
    public void Value_Given_IsKept() => new Constant(0.7f).Value.Should().Be(0.7f);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Constructor_NotFinite_Throws(float value)
    {
        Action act = () => _ = new Constant(value);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Value expects a finite number, but got*");
    }
}
