namespace DenseLayers.Tests.Layers.Regularizers;

public class L1L2Tests
{
    [Fact]
    public void Constructor_Default_AddsNothing()
    {
        new L1L2().L1.Should().Be(0f);
        new L1L2().L2.Should().Be(0f);
    }

    [Fact]
    public void Penalty_OnlyL1_IsTheMagnitudes() => new L1L2(l1: 0.5f).Penalty([1f, -2f, 3f], [3]).Should().Be(3f);

    [Fact]
    public void Penalty_OnlyL2_IsTheSquares() => new L1L2(l2: 0.5f).Penalty([1f, -2f, 3f], [3]).Should().Be(7f);

    [Fact]
    public void AddGradient_FiniteDifferences_Agree() =>
        RegularizerCheck.Check(
            new L1L2(0.3f, 0.2f),
            [3, 3],
            [1f, -2f, 3f, 0.5f, -0.25f, 4f, -1f, 2f, -3f],
            values => values.Sum(v => (0.3f * Math.Abs(v)) + (0.2f * v * v)));

    [Fact]
    public void AddGradient_Zero_AddsNothing()
    {
        float[] gradient = [7f];
        new L1L2(0.3f, 0.2f).AddGradient([0f], [1], 1f, gradient);
        gradient.Should().Equal(7f);
    }

    [Fact]
    public void Constructor_NegativeL1_Throws()
    {
        Action act = () => _ = new L1L2(l1: -1f);
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("L1 expects a finite number of 0 or more, but got -1*");
    }

    [Fact]
    public void Constructor_NegativeL2_Throws()
    {
        Action act = () => _ = new L1L2(l2: -1f);
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("L2 expects a finite number of 0 or more, but got -1*");
    }
}
