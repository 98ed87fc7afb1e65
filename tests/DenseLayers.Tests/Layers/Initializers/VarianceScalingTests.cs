namespace DenseLayers.Tests.Layers.Initializers;

public class VarianceScalingTests
{
    [Fact]
    public void Options_Default_AreKeras()
    {
        VarianceScaling initializer = new();
        initializer.Scale.Should().Be(1f);
        initializer.Mode.Should().Be(FanMode.FanIn);
        initializer.Distribution.Should().Be(RandomDistribution.TruncatedNormal);
    }

    [Theory]
    [InlineData(new int[0], 1, 1)]
    [InlineData(new[] { 7 }, 7, 7)]
    [InlineData(new[] { 6, 4 }, 6, 4)]
    [InlineData(new[] { 3, 5, 8 }, 15, 24)]
    [InlineData(new[] { 2, 3, 4, 6 }, 24, 36)]
    public void Fans_EveryRank_AreThoseOfKeras(int[] sizes, double fanIn, double fanOut) =>
        FanScaling.Fans(Shape.Create(sizes)).Should().Be((fanIn, fanOut));

    [Theory]
    [InlineData(FanMode.FanIn, 100)]
    [InlineData(FanMode.FanOut, 400)]
    [InlineData(FanMode.FanAvg, 250)]
    public void Apply_Mode_ChoosesTheFan(FanMode mode, double fan)
    {
        VarianceScaling initializer = new() { Mode = mode, Distribution = RandomDistribution.Uniform, Seed = 11 };
        float limit = (float)Math.Sqrt(3 / fan);
        Statistics found = Statistics.Of(initializer, [100, 400]);
        found.Maximum.Should().BeInRange(limit * 0.999f, limit);
        found.Minimum.Should().BeInRange(-limit, -limit * 0.999f);
    }

    [Theory]
    [InlineData(RandomDistribution.TruncatedNormal, 2.27, 2.2737)]
    [InlineData(RandomDistribution.UntruncatedNormal, 3.5, 5)]
    [InlineData(RandomDistribution.Uniform, 1.73, 1.7321)]
    public void Apply_Distribution_HasItsFormAndTheVariance(RandomDistribution distribution, double least, double most)
    {
        VarianceScaling initializer = new() { Scale = 2f, Distribution = distribution, Seed = 11 };
        double deviation = Math.Sqrt(2.0 / 100);
        Statistics found = Statistics.Of(initializer, [100, 400]);
        found.Mean.Should().BeApproximately(0, 0.003);
        found.StandardDeviation.Should().BeApproximately(deviation, deviation * 0.015);
        (found.Maximum / deviation).Should().BeInRange(least, most);
        (-found.Minimum / deviation).Should().BeInRange(least, most);
    }

    [Fact]
    public void Apply_Scale_MultipliesTheVariance()
    {
        float[] once = new VarianceScaling { Seed = 1 }.Apply([2, 3]).Span.ToArray();
        float[] fourfold = new VarianceScaling { Scale = 4f, Seed = 1 }.Apply([2, 3]).Span.ToArray();
        fourfold.Should().Equal(once.Select(value => 2 * value));
    }

    [Fact]
    public void Apply_NoConnections_CountsOne() =>
        new VarianceScaling { Seed = 1 }.Apply([0, 3]).Length.Should().Be(0);

    [Fact]
    public void GlorotUniform_KnownSeed_GivesKnownValues() =>
        new GlorotUniform { Seed = 42 }.Apply([2, 3]).Span.ToArray()
            .Should().Equal(-0.91171056f, -0.26514098f, 0.39445534f, 0.9304556f, 1.0774884f, 0.59096956f);

    [Fact]
    public void HeNormal_KnownSeed_GivesKnownValues() =>
        new HeNormal { Seed = 42 }.Apply([2, 3]).Span.ToArray()
            .Should().Equal(-1.4389896f, -0.33391255f, 0.50593245f, 1.4924158f, 2.1286714f, 0.79371876f);

    [Fact]
    public void GlorotUniform_Values_AreThoseOfItsOptions() =>
        Same(new GlorotUniform { Seed = 1 }, 1f, FanMode.FanAvg, RandomDistribution.Uniform);

    [Fact]
    public void GlorotNormal_Values_AreThoseOfItsOptions() =>
        Same(new GlorotNormal { Seed = 1 }, 1f, FanMode.FanAvg, RandomDistribution.TruncatedNormal);

    [Fact]
    public void HeUniform_Values_AreThoseOfItsOptions() =>
        Same(new HeUniform { Seed = 1 }, 2f, FanMode.FanIn, RandomDistribution.Uniform);

    [Fact]
    public void HeNormal_Values_AreThoseOfItsOptions() =>
        Same(new HeNormal { Seed = 1 }, 2f, FanMode.FanIn, RandomDistribution.TruncatedNormal);

    [Fact]
    public void LecunUniform_Values_AreThoseOfItsOptions() =>
        Same(new LecunUniform { Seed = 1 }, 1f, FanMode.FanIn, RandomDistribution.Uniform);

    [Fact]
    public void LecunNormal_Values_AreThoseOfItsOptions() =>
        Same(new LecunNormal { Seed = 1 }, 1f, FanMode.FanIn, RandomDistribution.TruncatedNormal);

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void Scale_NotPositive_Throws(float scale)
    {
        Action act = () => _ = new VarianceScaling { Scale = scale };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Scale expects a finite number above 0, but got*");
    }

    [Fact]
    public void Mode_Unknown_Throws()
    {
        Action act = () => _ = new VarianceScaling { Mode = (FanMode)9 };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Mode expects a value of FanMode, but got 9*");
    }

    [Fact]
    public void Distribution_Unknown_Throws()
    {
        Action act = () => _ = new VarianceScaling { Distribution = (RandomDistribution)9 };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Distribution expects a value of RandomDistribution, but got 9*");
    }

    private static void Same(Initializer named, float scale, FanMode mode, RandomDistribution distribution)
    {
        VarianceScaling options = new() { Scale = scale, Mode = mode, Distribution = distribution, Seed = named.Seed };
        named.Apply([5, 2]).Span.ToArray().Should().Equal(options.Apply([5, 2]).Span.ToArray());
    }
}
