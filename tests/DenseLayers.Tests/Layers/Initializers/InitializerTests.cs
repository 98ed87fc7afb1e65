namespace DenseLayers.Tests.Layers.Initializers;

public class InitializerTests
{
    private static readonly Initializer[] _randomOnes =
    [
        new GlorotUniform { Seed = 1 }, new GlorotNormal { Seed = 1 }, new HeUniform { Seed = 1 },
        new HeNormal { Seed = 1 }, new LecunUniform { Seed = 1 }, new LecunNormal { Seed = 1 },
        new VarianceScaling { Seed = 1 }, new RandomUniform { Seed = 1 }, new RandomNormal { Seed = 1 },
        new TruncatedNormal { Seed = 1 }, new Orthogonal { Seed = 1 },
    ];

    public static TheoryData<int> Randoms => [.. Enumerable.Range(0, _randomOnes.Length)];

    [Theory]
    [MemberData(nameof(Randoms))]
    public void Apply_Seed_GivesTheSameValuesEachTime(int index) =>
        _randomOnes[index].Apply([3, 4]).Span.ToArray().Should().Equal(_randomOnes[index].Apply([3, 4]).Span.ToArray());

    [Theory]
    [MemberData(nameof(Randoms))]
    public void Fill_OtherRandom_GivesOtherValues(int index)
    {
        float[] first = new float[12];
        float[] second = new float[12];
        _randomOnes[index].Fill(first, [3, 4], new SeededRandom(1));
        _randomOnes[index].Fill(second, [3, 4], new SeededRandom(2));
        first.Should().NotEqual(second);
    }

    [Fact]
    public void Apply_NoSeed_GivesOtherValuesEachTime() =>
        Initializer.GlorotUniform.Apply([3, 4]).Span.ToArray()
            .Should().NotEqual(Initializer.GlorotUniform.Apply([3, 4]).Span.ToArray());

    [Fact]
    public void Apply_OtherSeed_GivesOtherValues() =>
        new HeNormal { Seed = 1 }.Apply([3, 4]).Span.ToArray()
            .Should().NotEqual(new HeNormal { Seed = 2 }.Apply([3, 4]).Span.ToArray());

    [Fact]
    public void Apply_Shape_IsTheShapeOfTheTensor() => Initializer.Ones.Apply([2, 3, 4]).Shape.Should().Equal(2, 3, 4);

    [Fact]
    public void Apply_UnknownAxis_Throws()
    {
        Action act = () => Initializer.Zeros.Apply([Shape.Unknown, 2]);
        act.Should().Throw<ShapeException>();
    }

    [Fact]
    public void Seed_Default_IsNone() => new HeNormal().Seed.Should().BeNull();

    [Fact]
    public void Defaults_EachProperty_IsOfItsNameAndHasNoSeed()
    {
        Initializer.Zeros.Should().BeOfType<Zeros>();
        Initializer.Ones.Should().BeOfType<Ones>();
        Initializer.Identity.Should().BeOfType<IdentityInitializer>();
        Initializer.GlorotUniform.Should().BeOfType<GlorotUniform>();
        Initializer.GlorotNormal.Should().BeOfType<GlorotNormal>();
        Initializer.HeUniform.Should().BeOfType<HeUniform>();
        Initializer.HeNormal.Should().BeOfType<HeNormal>();
        Initializer.LecunUniform.Should().BeOfType<LecunUniform>();
        Initializer.LecunNormal.Should().BeOfType<LecunNormal>();
        Initializer.VarianceScaling.Should().BeOfType<VarianceScaling>();
        Initializer.RandomUniform.Should().BeOfType<RandomUniform>();
        Initializer.RandomNormal.Should().BeOfType<RandomNormal>();
        Initializer.TruncatedNormal.Should().BeOfType<TruncatedNormal>();
        Initializer.Orthogonal.Should().BeOfType<Orthogonal>();
    }
}
