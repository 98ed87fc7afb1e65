namespace DenseLayers.Tests.Layers.Initializers;

public class RandomNormalTests
{
    [Fact]
    public void Options_Default_AreKeras()
    {
        new RandomNormal().Mean.Should().Be(0f);
        new RandomNormal().StandardDeviation.Should().Be(0.05f);
    }

    [Fact]
    public void Apply_KnownSeed_GivesKnownValues() =>
        new RandomNormal { Seed = 42 }.Apply([4]).Span.ToArray()
            .Should().Equal(-0.068977386f, -0.015408006f, 0.02339101f, 0.071868286f);

    [Fact]
    public void Apply_Options_AreMeanAndStandardDeviation()
    {
        RandomNormal initializer = new() { Mean = 0.5f, StandardDeviation = 0.2f, Seed = 4 };
        Statistics found = Statistics.Of(initializer, [40_000]);
        found.Mean.Should().BeApproximately(0.5, 0.004);
        found.StandardDeviation.Should().BeApproximately(0.2, 0.003);
        found.Minimum.Should().BeInRange(-0.5f, -0.1f);
        found.Maximum.Should().BeInRange(1.1f, 1.5f);
    }

    [Fact]
    public void StandardDeviation_Zero_GivesTheMean() =>
        new RandomNormal { Mean = 0.5f, StandardDeviation = 0f }.Apply([2]).Span.ToArray()
            .Should().Equal(0.5f, 0.5f);

    [Fact]
    public void Mean_NotFinite_Throws()
    {
        Action act = () => _ = new RandomNormal { Mean = float.NaN };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Mean expects a finite number, but got NaN*");
    }

    [Fact]
    public void StandardDeviation_Negative_Throws()
    {
        Action act = () => _ = new RandomNormal { StandardDeviation = -1f };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("StandardDeviation expects a finite number of 0 or more, but got -1*");
    }
}
