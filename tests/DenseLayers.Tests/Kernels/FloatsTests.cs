using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class FloatsTests
{
    public static TheoryData<string> Names => EachFloats.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Scale_PowersInAndOutOfRange_RoundsOnce(string name)
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => 0.5f + (i * 1.5e-3f))];

        foreach (int n in (int[])[-252, -151, -150, -149, -140, -127, -126, -1, 0, 1, 127, 128, 129, 254])
        {
            float[] expected = [.. values.Select(x => (float)(x * Math.ScaleB(1, n)))];
            EachFloats.Forward(name, new Scaling(n), values).Should().Equal(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PowerOfTwo_EachOfItsRange_IsExact(string name)
    {
        float[] powers = [.. Enumerable.Range(-126, 254).Select(n => (float)n)];

        EachFloats.Forward(name, default(PowerOfTwo), powers)
            .Should().Equal(powers.Select(n => MathF.ScaleB(1, (int)n)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exponent_NormalNumbers_LeavesFromRootHalfToRootTwo(string name)
    {
        float[] values =
            [.. Enumerable.Range(0, 1000).Select(i => MathF.ScaleB(1 + (i / 1000f), (i % 253) - 126)), float.MaxValue];

        float[] exponents = EachFloats.Forward(name, default(Exponents), values);

        exponents.Should().OnlyContain(n => n == MathF.Truncate(n));
        values.Zip(exponents, (x, n) =>
            Math.ScaleB(x, -(int)n)).Should().OnlyContain(x => x >= 0.7071067 && x < 1.4142136);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MinAndMax_NaN_LetItThrough(string name)
    {
        float[] values = [.. Enumerable.Range(0, 20).Select(i => i % 3 == 0 ? float.NaN : i - 10f)];

        float[] expected = [.. values.Select(x => float.IsNaN(x) ? x : Math.Clamp(x, -2f, 3f))];
        EachFloats.Forward(name, default(Clamping), values).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Comparisons_NaNAndEqualNumbers_AreThoseOfCSharp(string name)
    {
        float[] some = [1f, 2f, 2f, 3f, float.NaN, -0f, float.NegativeInfinity];
        float[] left = [.. some, .. some, .. some];
        float[] right = [.. left.Select((_, i) => i % 7 == 4 ? 1f : i % 7 == 5 ? 0f : 2f)];

        // 1, 2, 4 and 8 stand for <, >, <= and >=.
        float[] expected =
            [.. left.Zip(right, (a, b) => (a < b ? 1f : 0) + (a > b ? 2 : 0) + (a <= b ? 4 : 0) + (a >= b ? 8 : 0))];
        EachFloats.Backward(name, default(Comparing), left, right).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MultiplyAdd_ProductThatNeedsRounding_RoundsOnce(string name)
    {
        float[] values = [.. Enumerable.Range(1, 20).Select(i => 1 + (i * MathF.ScaleB(1, -23)))];

        // x · x - 1 in single precision loses the last bits of the square.
        float[] expected = [.. values.Select(x => (float)(((double)x * x) - 1))];
        EachFloats.Forward(name, default(SquareMinus1), values).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_FewerThanSideBySide_GivesTheBitsOfEachAlone(string name)
    {
        for (int length = 0; length <= Floats16.Count; length++)
        {
            float[] values = Numbers.Some(length, 5);
            float[] alone = EachFloats.Forward(nameof(Floats1), default(SquareMinus1), values);
            Numbers.Bits(EachFloats.Forward(name, default(SquareMinus1), values)).Should().Equal(Numbers.Bits(alone));
        }
    }

    private readonly struct Scaling(float n) : IFormula
    {
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Scale(x, n);

        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            throw new NotSupportedException();
    }

    private readonly struct Exponents : IFormula
    {
        public T Forward<T>(T x)
            where T : struct, IFloats<T> => T.Exponent(x);

        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> => throw new NotSupportedException();
    }

    private readonly struct PowerOfTwo : IFormula
    {
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.PowerOfTwo(x);

        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            throw new NotSupportedException();
    }

    private readonly struct Clamping : IFormula
    {
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Min(3f, T.Max(-2f, x));

        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            throw new NotSupportedException();
    }

    private readonly struct Comparing : IFormula
    {
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            throw new NotSupportedException();

        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            ((at < gradient) & 1f) + ((at > gradient) & 2f) + ((at <= gradient) & 4f) + ((at >= gradient) & 8f);
    }

    private readonly struct SquareMinus1 : IFormula
    {
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.MultiplyAdd(x, x, -1f);

        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            throw new NotSupportedException();
    }
}
