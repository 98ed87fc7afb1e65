namespace DenseLayers.Tests.Layers.Initializers;

public class RandomUniformTests
{
    [Fact]
    public void Options_Default_AreKeras()
    {
        new RandomUniform().Minimum.Should().Be(-0.05f);
        new RandomUniform().Maximum.Should().Be(0.05f);
    }

    [Fact]
    public void Apply_KnownSeed_GivesKnownValues() =>
        new RandomUniform { Seed = 42 }.Apply([4]).Span.ToArray()
            .Should().Equal(-0.0416137f, -0.012101975f, 0.018004341f, 0.042469297f);

    [Fact]
    public void Apply_Bounds_AreFilledEvenly()
    {
        Statistics found = Statistics.Of(new RandomUniform { Minimum = -0.3f, Maximum = 0.7f, Seed = 4 }, [40_000]);
        found.Mean.Should().BeApproximately(0.2, 0.005);
        found.StandardDeviation.Should().BeApproximately(1 / Math.Sqrt(12), 0.004);
        found.Minimum.Should().BeInRange(-0.3f, -0.2995f);
        found.Maximum.Should().BeInRange(0.6995f, 0.7f);
    }

    [Fact]
    public void Apply_EqualBounds_IsThatValue() =>
        new RandomUniform { Minimum = 0.25f, Maximum = 0.25f }.Apply([2]).Span.ToArray().Should().Equal(0.25f, 0.25f);

    [Fact]
    public void Apply_MinimumAboveMaximum_Throws()
    {
        Action act = () => new RandomUniform { Minimum = 2f, Maximum = 1f }.Apply([2]);
        act.Should().Throw<InvalidOperationException>()
            .WithMessage("RandomUniform expects a Minimum of at most Maximum, but got 2 and 1. Set both.");
    }

    [Fact]
    public void Minimum_NotFinite_Throws()
    {
        Action act = () => _ = new RandomUniform { Minimum = float.NegativeInfinity };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Minimum expects a finite number, but got*");
    }

    [Fact]
    public void Maximum_NotFinite_Throws()
    {
        Action act = () => _ = new RandomUniform { Maximum = float.NaN };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Maximum expects a finite number, but got*");
    }
}
