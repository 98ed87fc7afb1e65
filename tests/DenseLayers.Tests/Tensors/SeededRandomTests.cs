namespace DenseLayers.Tests.Tensors;

public class SeededRandomTests
{
    // The first words of xoshiro256** seeded by SplitMix64, from an implementation of both written apart from this one
    // and checked against the values published with them.
    [Theory]
    [InlineData(0, 0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0)]
    [InlineData(1, 0xB3F2AF6D0FC710C5, 0x853B559647364CEA, 0x92F89756082A4514)]
    [InlineData(42, 0x15780B2E0C2EC716, 0x6104D9866D113A7E, 0xAE17533239E499A1)]
    [InlineData(-1, 0x8F5520D52A7EAD08, 0xC476A018CAA1802D, 0x81DE31C0D260469E)]
    public void NextBytes_KnownSeed_GivesKnownWords(long seed, ulong first, ulong second, ulong third)
    {
        byte[] bytes = new byte[24];
        new SeededRandom(seed).NextBytes(bytes);
        new[] { BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8), BitConverter.ToUInt64(bytes, 16) }
            .Should().Equal(first, second, third);
    }

    [Fact]
    public void NextBytes_LengthNotOfWholeWords_TakesTheLowBytesOfTheLast()
    {
        byte[] bytes = new byte[11];
        new SeededRandom(42).NextBytes(bytes);
        Convert.ToHexStringLower(bytes).Should().Be("16c72e0c2e0b78157e3a11");
    }

    [Fact]
    public void NextBytes_WholeWords_DrawsNoMore()
    {
        SeededRandom random = new(42);
        random.NextBytes(new byte[8]);
        random.NextDouble().Should().Be(0.3789802506626686);
    }

    [Fact]
    public void NextBytes_ArrayAndSpan_Agree()
    {
        byte[] array = new byte[13];
        byte[] span = new byte[13];
        new SeededRandom(5).NextBytes(array);
        new SeededRandom(5).NextBytes(span.AsSpan());
        array.Should().Equal(span);
    }

    [Fact]
    public void NextBytes_Null_Throws()
    {
        Action act = () => new SeededRandom(1).NextBytes((byte[])null!);
        act.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void NextDouble_KnownSeed_GivesKnownValues() =>
        Draw(new SeededRandom(42), random => random.NextDouble(), 3)
            .Should().Equal(0.08386297105988216, 0.3789802506626686, 0.6800434110281394);

    [Fact]
    public void NextSingle_KnownSeed_GivesKnownValues() =>
        Draw(new SeededRandom(42), random => random.NextSingle(), 3)
            .Should().Equal(0.08386296033859253f, 0.37898021936416626f, 0.6800433993339539f);

    [Fact]
    public void Next_Bound_GivesKnownValues() =>
        Draw(new SeededRandom(42), random => random.Next(100), 6).Should().Equal(8, 37, 68, 92, 99, 76);

    [Fact]
    public void Next_Bounds_ShiftsTheSameValues() =>
        Draw(new SeededRandom(42), random => random.Next(-50, 50), 6).Should().Equal(-42, -13, 18, 42, 49, 26);

    [Fact]
    public void NextInt64_BoundOfInt_AgreesWithNext() =>
        Draw(new SeededRandom(42), random => random.NextInt64(100), 6).Should().Equal(8, 37, 68, 92, 99, 76);

    [Fact]
    public void NextInt64_Bounds_ShiftsTheSameValues() =>
        Draw(new SeededRandom(42), random => random.NextInt64(-50, 50), 6).Should().Equal(-42, -13, 18, 42, 49, 26);

    [Fact]
    public void Next_NoBound_IsNotNegative() =>
        Draw(new SeededRandom(3), random => random.Next(), 1000)
            .Should().OnlyContain(value => value >= 0 && value < int.MaxValue);

    [Fact]
    public void NextInt64_NoBound_IsNotNegative() =>
        Draw(new SeededRandom(3), random => random.NextInt64(), 1000)
            .Should().OnlyContain(value => value >= 0 && value < long.MaxValue);

    [Fact]
    public void Next_WidestBounds_ReachesBothSigns() =>
        Draw(new SeededRandom(3), random => Math.Sign(random.Next(int.MinValue, int.MaxValue)), 100)
            .Should().Contain([-1, 1]);

    [Fact]
    public void NextInt64_WidestBounds_ReachesBothSigns() =>
        Draw(new SeededRandom(3), random => Math.Sign(random.NextInt64(long.MinValue, long.MaxValue)), 100)
            .Should().Contain([-1, 1]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Next_NoChoice_IsZero(int bound) => new SeededRandom(3).Next(bound).Should().Be(0);

    [Fact]
    public void Next_EqualBounds_IsThatNumber() => new SeededRandom(3).Next(7, 7).Should().Be(7);

    [Fact]
    public void Next_BadBounds_Throws()
    {
        SeededRandom random = new(3);
        random.Invoking(r => r.Next(-1)).Should().Throw<ArgumentOutOfRangeException>();
        random.Invoking(r => r.Next(2, 1)).Should().Throw<ArgumentOutOfRangeException>();
        random.Invoking(r => r.NextInt64(-1)).Should().Throw<ArgumentOutOfRangeException>();
        random.Invoking(r => r.NextInt64(2, 1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Next_ManyDraws_AreEvenlySpread()
    {
        int[] counts = new int[10];
        SeededRandom random = new(7);
        for (int i = 0; i < 100_000; i++)
        {
            counts[random.Next(10)]++;
        }

        // 10,000 each, with a standard deviation of 95.
        counts.Should().OnlyContain(count => count > 9_600 && count < 10_400);
    }

    [Fact]
    public void NextDouble_ManyDraws_AreFromZeroToBelowOneWithMeanOneHalf()
    {
        List<double> draws = Draw(new SeededRandom(7), random => random.NextDouble(), 100_000);
        draws.Should().OnlyContain(value => value >= 0 && value < 1);
        draws.Average().Should().BeApproximately(0.5, 0.004);
    }

    [Fact]
    public void Shuffle_KnownSeed_GivesKnownOrder()
    {
        int[] items = [0, 1, 2, 3, 4, 5, 6, 7];
        new SeededRandom(42).Shuffle(items);
        items.Should().Equal(0, 3, 6, 7, 1, 4, 5, 2);
    }

    private static List<T> Draw<T>(Random random, Func<Random, T> draw, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => draw(random))];
}
