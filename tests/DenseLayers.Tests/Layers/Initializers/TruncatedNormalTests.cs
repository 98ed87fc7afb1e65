namespace DenseLayers.Tests.Layers.Initializers;

public class TruncatedNormalTests
{
    [Fact]
    public void Options_Default_AreKeras()
    {
        new TruncatedNormal().Mean.Should().Be(0f);
        new TruncatedNormal().StandardDeviation.Should().Be(0.05f);
    }

    [Fact]
    public void Apply_KnownSeed_GivesKnownValues() =>
        new TruncatedNormal { Seed = 42 }.Apply([4]).Span.ToArray()
            .Should().Equal(-0.063288614f, -0.014685903f, 0.02225156f, 0.06563836f);

    [Fact]
    public void Apply_Options_AreMeanAndStandardDeviation()
    {
        TruncatedNormal initializer = new() { Mean = 0.5f, StandardDeviation = 0.2f, Seed = 4 };
        Statistics found = Statistics.Of(initializer, [40_000]);
        found.Mean.Should().BeApproximately(0.5, 0.004);
        found.StandardDeviation.Should().BeApproximately(0.2 * 0.8796256610342398, 0.003);
        found.Minimum.Should().BeInRange(0.1f, 0.101f);
        found.Maximum.Should().BeInRange(0.899f, 0.9f);
    }

    [Fact]
    public void StandardDeviation_Zero_GivesTheMean() =>
        new TruncatedNormal { Mean = 0.5f, StandardDeviation = 0f }.Apply([2]).Span.ToArray()
            .Should().Equal(0.5f, 0.5f);

    [Fact]
    public void Mean_NotFinite_Throws()
    {
        Action act = () => _ = new TruncatedNormal { Mean = float.NaN };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Mean expects a finite number, but got NaN*");
    }

    [Fact]
    public void StandardDeviation_Negative_Throws()
    {
        Action act = () => _ = new TruncatedNormal { StandardDeviation = -1f };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("StandardDeviation expects a finite number of 0 or more, but got -1*");
    }
}
