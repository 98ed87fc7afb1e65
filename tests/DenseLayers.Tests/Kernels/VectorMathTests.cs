using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class VectorMathTests
{
    // A million floats from all of them, of either sign and any size, not NaN.
    private static readonly float[] _sweep =
        [.. Enumerable.Range(0, 1 << 20).Select(i => (uint)i * 4093).Select(BitConverter.UInt32BitsToSingle)
            .Where(x => !float.IsNaN(x))];

    // As many from where the functions do something.
    private static readonly float[] _middle = [.. Enumerable.Range(0, 1 << 20).Select(i => (i - (1 << 19)) / 5003f)];

    public static TheoryData<string> Functions =>
    [
        nameof(VectorMath.Exp), nameof(VectorMath.ExpMinus1), nameof(VectorMath.Log), nameof(VectorMath.Log1Plus),
        nameof(VectorMath.Sigmoid), nameof(VectorMath.Softplus), nameof(VectorMath.Tanh),
    ];

    [Fact]
    public void Exp_AnyFloat_IsWithin2UnitsInTheLastPlace() => Compare(nameof(VectorMath.Exp), Math.Exp, 2);

    [Fact]
    public void Sigmoid_AnyFloat_IsWithin2UnitsInTheLastPlace() =>
        Compare(nameof(VectorMath.Sigmoid), x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), 2);

    [Fact]
    public void Tanh_AnyFloat_IsWithin2UnitsInTheLastPlace() => Compare(nameof(VectorMath.Tanh), Math.Tanh, 2);

    [Fact]
    public void Softplus_AnyFloat_IsWithin3UnitsInTheLastPlace() =>
        Compare(nameof(VectorMath.Softplus), x => Math.Max(x, 0) + ExactLog1Plus(Math.Exp(-Math.Abs(x))), 3);

    [Fact]
    public void ExpMinus1_UpTo0_IsWithin1UnitInTheLastPlace() =>
        Compare(nameof(VectorMath.ExpMinus1), x => x > 0 ? 0 : ExactExpMinus1(x), 1);

    [Fact]
    public void Log_AnyFloat_IsWithin2UnitsInTheLastPlace()
    {
        float[] aboveZero = [.. _sweep.Concat(_middle).Where(x => x > 0)];

        Compare(nameof(VectorMath.Log), Math.Log, 2, aboveZero);
    }

    [Fact]
    public void Log_Near1_IsWithin2UnitsInTheLastPlace()
    {
        float[] x = [.. Enumerable.Range(-(1 << 19), 1 << 20).Select(i => 1 + (i / (float)(1 << 22)))];

        Compare(nameof(VectorMath.Log), Math.Log, 2, x);
    }

    [Fact]
    public void Log_Limits_AreThoseOfMath()
    {
        float[] x = [0, -0f, float.PositiveInfinity, float.NegativeInfinity, -1, -float.Epsilon];
        float[] output = new float[x.Length];

        Elementwise.Forward(new VectorFunction(nameof(VectorMath.Log)), x, output);

        output.Should().Equal(x.Select(value => MathF.Log(value)));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    [InlineData(2f)]
    [InlineData(3f)]
    [InlineData(-1f)]
    public void Power_FloatsOfEitherSign_IsThatOfMath(float power)
    {
        foreach (float x in (float[])[0, 1e-7f, 0.1f, 0.5f, 1, 3, 100, -0.1f, -2])
        {
            float[] output = new float[1];
            Elementwise.Forward(new VectorPower(power), [x], output);
            float expected = MathF.Pow(x, power);
            (output[0].Equals(expected) || Math.Abs(output[0] - expected) <= 5e-6f * Math.Abs(expected))
                .Should().BeTrue("{0} to the power {1} is {2}, not {3}", x, power, expected, output[0]);
        }
    }

    [Fact]
    public void Log1Plus_From0To1_IsWithin2UnitsInTheLastPlace()
    {
        float[] x = [.. Enumerable.Range(0, 1 << 20).Select(i => i / (float)(1 << 20))];

        Compare(nameof(VectorMath.Log1Plus), ExactLog1Plus, 2, x);
    }

    [Theory]
    [InlineData(nameof(VectorMath.Exp), 0f, float.PositiveInfinity)]
    [InlineData(nameof(VectorMath.ExpMinus1), -1f, 0f)]
    [InlineData(nameof(VectorMath.Sigmoid), 0f, 1f)]
    [InlineData(nameof(VectorMath.Softplus), 0f, float.PositiveInfinity)]
    [InlineData(nameof(VectorMath.Tanh), -1f, 1f)]
    public void Functions_Infinities_GiveTheirLimits(string function, float below, float above)
    {
        float[] output = new float[2];

        Elementwise.Forward(new VectorFunction(function), [float.NegativeInfinity, float.PositiveInfinity], output);

        output.Should().Equal(below, above);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Functions_NaN_GiveNaN(string function)
    {
        float[] values = new float[16 + 8 + 4 + 1];
        Array.Fill(values, float.NaN);

        foreach (int length in (int[])[1, 4, 8, 16, values.Length])
        {
            float[] output = new float[length];
            Elementwise.Forward(new VectorFunction(function), values.AsSpan(0, length), output);
            output.Should().OnlyContain(y => float.IsNaN(y));
        }
    }

    [Fact]
    public void Tanh_MinusZero_KeepsItsSign()
    {
        float[] output = new float[1];

        Elementwise.Forward(new VectorFunction(nameof(VectorMath.Tanh)), [-0f], output);

        float.IsNegative(output[0]).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Functions_AnyNumberSideBySide_GiveTheSameBits(string function)
    {
        VectorFunction formula = new(function);
        float[] values = [.. _sweep.Where((_, i) => i % 64 == 0), .. _middle.Where((_, i) => i % 64 == 0)];
        int[] expected = Numbers.Bits(EachFloats.Forward(nameof(Floats1), formula, values));

        foreach (string name in (string[])[nameof(Floats4), nameof(Floats8), nameof(Floats16)])
        {
            int[] bits = Numbers.Bits(EachFloats.Forward(name, formula, values));
            bits.AsSpan().SequenceEqual(expected).Should().BeTrue("{0} computes as one float does", name);
        }
    }

    private static void Compare(string function, Func<double, double> exact, double units)
    {
        Compare(function, exact, units, _sweep);
        Compare(function, exact, units, _middle);
    }

    private static void Compare(string function, Func<double, double> exact, double units, float[] x)
    {
        float[] output = new float[x.Length];
        Elementwise.Forward(new VectorFunction(function), x, output);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = exact(x[i]);
            if (!IsWithin(units, output[i], expected))
            {
                Assert.Fail($"{function}({x[i]:G9}) gave {output[i]:G9}, but is {expected:G17}.");
            }
        }
    }

    // Beyond the greatest float, infinity is as close as a float can be.
    private static bool IsWithin(double units, float actual, double expected)
    {
        float rounded = (float)expected;
        double unit = float.Abs(rounded) < 1.17549435e-38f ? float.Epsilon : Math.ScaleB(1, Math.ILogB(expected) - 23);
        return float.IsInfinity(rounded) ? actual == rounded : Math.Abs(actual - expected) <= units * unit;
    }

    // double.ExpM1 and double.LogP1 subtract and add the 1 in plain arithmetic, and so lose small numbers.
    private static double ExactExpMinus1(double x) =>
        Math.Abs(x) < 1e-3 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;

    private static double ExactLog1Plus(double x) =>
        x < 1e-3 ? x * (1 - (x * (0.5 - (x * ((1.0 / 3) - (x * (0.25 - (x / 5)))))))) : Math.Log(1 + x);
}
