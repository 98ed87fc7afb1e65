using System.Runtime.Intrinsics;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class DoubleMathTests
{
    // From far below to far above what matters to a float, dense near 0.
    private static readonly double[] _points =
    [
        0, 1e-40, 1e-20, 1e-9, 1e-5, 1e-3, 0.01, 0.1, 0.25, 0.3465, 0.3466, 0.5, 0.6931, 0.6932, 0.9, 1,
        1.1, 1.5, 2, 3, 5, 8, 13, 20, 21, 34, 55, 87.3, 88.8, 103.9, 300,
    ];

    private static IEnumerable<double> BothSigns => [.. _points, .. _points.Select(x => -x)];

    [Fact]
    public void Exp_FiniteInput_IsCloseToTheExactOne() => Compare(DoubleMath.Exp, Math.Exp, BothSigns);

    [Fact]
    public void ExpMinus1_FiniteInput_IsCloseToTheExactOne() =>
        Compare(DoubleMath.ExpMinus1, SeriesExpMinus1, BothSigns);

    [Fact]
    public void Log1Plus_From0To1_IsCloseToTheExactOne() =>
        Compare(DoubleMath.Log1Plus, SeriesLog1Plus, _points.Where(x => x <= 1));

    [Fact]
    public void Sigmoid_FiniteInput_IsCloseToTheExactOne() =>
        Compare(DoubleMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), BothSigns);

    [Fact]
    public void Softplus_FiniteInput_IsCloseToTheExactOne() =>
        Compare(DoubleMath.Softplus, x => Math.Max(x, 0) + SeriesLog1Plus(Math.Exp(-Math.Abs(x))), BothSigns);

    [Fact]
    public void Tanh_FiniteInput_IsCloseToTheExactOne() => Compare(DoubleMath.Tanh, Math.Tanh, BothSigns);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1, 0.15865525393145707)]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(3, 0.9986501019683699)]
    [InlineData(-30, 0)]
    [InlineData(30, 1)]
    public void NormalCumulative_KnownPoint_IsWithinTheErrorOfTheFormula(double x, double expected) =>
        DoubleMath.NormalCumulative(Vector256.Create(x))[0].Should().BeApproximately(expected, 0.75e-7);

    [Fact]
    public void Functions_Infinities_GiveTheirLimits()
    {
        Vector256<double> up = Vector256.Create(double.PositiveInfinity);
        Vector256<double> down = Vector256.Create(double.NegativeInfinity);

        DoubleMath.Exp(up)[0].Should().Be(double.PositiveInfinity);
        DoubleMath.Exp(down)[0].Should().Be(0);
        DoubleMath.ExpMinus1(up)[0].Should().Be(double.PositiveInfinity);
        DoubleMath.ExpMinus1(down)[0].Should().Be(-1);
        DoubleMath.Sigmoid(up)[0].Should().Be(1);
        DoubleMath.Sigmoid(down)[0].Should().Be(0);
        DoubleMath.Softplus(up)[0].Should().Be(double.PositiveInfinity);
        DoubleMath.Softplus(down)[0].Should().Be(0);
        DoubleMath.Tanh(up)[0].Should().Be(1);
        DoubleMath.Tanh(down)[0].Should().Be(-1);
        DoubleMath.NormalCumulative(up)[0].Should().Be(1);
        DoubleMath.NormalCumulative(down)[0].Should().Be(0);
    }

    [Fact]
    public void Functions_NaN_GiveNaN()
    {
        Vector256<double> nan = Vector256.Create(double.NaN);
        Vector256<double>[] results =
        [
            DoubleMath.Exp(nan), DoubleMath.ExpMinus1(nan), DoubleMath.Log1Plus(nan), DoubleMath.Sigmoid(nan),
            DoubleMath.Softplus(nan), DoubleMath.Tanh(nan), DoubleMath.NormalCumulative(nan),
        ];

        results.Should().OnlyContain(result => double.IsNaN(result[0]) && double.IsNaN(result[3]));
    }

    [Fact]
    public void Tanh_MinusZero_KeepsItsSign() =>
        double.IsNegative(DoubleMath.Tanh(Vector256.Create(-0.0))[0]).Should().BeTrue();

    private static void Compare(
        Func<Vector256<double>, Vector256<double>> actual, Func<double, double> exact, IEnumerable<double> points)
    {
        foreach (double x in points)
        {
            double expected = exact(x);
            double tolerance = Math.Abs(expected) * 1e-11;
            actual(Vector256.Create(x))[2].Should().BeApproximately(expected, tolerance, "x is {0}", x);
        }
    }

    // double.ExpM1 and double.LogP1 subtract and add the 1 in plain arithmetic, and so lose small numbers.
    private static double SeriesExpMinus1(double x) =>
        Math.Abs(x) < 1e-3 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;

    private static double SeriesLog1Plus(double x) =>
        x < 1e-3 ? x * (1 - (x * (0.5 - (x * ((1.0 / 3) - (x * (0.25 - (x / 5)))))))) : Math.Log(1 + x);
}
