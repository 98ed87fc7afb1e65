namespace DenseLayers.Tests.Layers.Regularizers;

public class L1Tests
{
    [Fact]
    public void Factor_Default_IsThatOfKeras() => new L1().Factor.Should().Be(0.01f);

    [Fact]
    public void Penalty_SmallNumbers_IsTheFormula() => new L1(0.5f).Penalty([1f, -2f, 3f], [3]).Should().Be(6 * 0.5f);

    [Fact]
    public void Penalty_NoValues_IsZero() => new L1().Penalty([], [0, 3]).Should().Be(0f);

    [Fact]
    public void AddGradient_FiniteDifferences_Agree() =>
        RegularizerCheck.Check(
            new L1(0.3f),
            [3, 3],
            [1f, -2f, 3f, 0.5f, -0.25f, 4f, -1f, 2f, -3f],
            values => 0.3f * values.Sum(v => Math.Abs(v)));

    [Fact]
    public void AddGradient_Zero_AddsNothing()
    {
        float[] gradient = [7f, 7f];
        new L1(0.3f).AddGradient([0f, -0f], [2], 1f, gradient);
        gradient.Should().Equal(7f, 7f);
    }

    [Fact]
    public void Penalty_UnknownBatch_TakesAllValues() =>
        new L1(1f).Penalty([1f, -2f, 3f, 0f], [Shape.Unknown, 2]).Should().Be(6f);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Constructor_BadFactor_Throws(float factor)
    {
        Action act = () => _ = new L1(factor);
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Factor expects a finite number of 0 or more, but got*");
    }
}
