using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers.Kernels;

/// <summary>Exponential functions of vectors of double, for results that are rounded to <see cref="float"/>.</summary>
/// <remarks>
/// Relative error below 1e-11. Only sums, products, quotients, roundings and fused multiply-adds, which every machine
/// computes alike, so the bits are the same on all of them. NaN gives NaN.
/// </remarks>
internal static class DoubleMath
{
    // Past these, the power of two below leaves the range of its exponent bits. Far outside of what a float can hold.
    private const double Lowest = -708;
    private const double Highest = 709;

    /// <summary>e to the power x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        (Vector256<double> scale, Vector256<double> fraction) = Reduce(x);
        return Limit(x, FusedMultiplyAdd(scale, fraction, scale), Vector256<double>.Zero);
    }

    /// <summary>e to the power x, less 1, without cancellation near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpMinus1(Vector256<double> x)
    {
        (Vector256<double> scale, Vector256<double> fraction) = Reduce(x);
        return Limit(x, FusedMultiplyAdd(scale, fraction, scale - Vector256<double>.One), Create(-1.0));
    }

    /// <summary>The natural logarithm of 1 + x, for x from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log1Plus(Vector256<double> x)
    {
        // 2 artanh(s) with s = x / (2 + x), at most 1/3, by its power series.
        Vector256<double> s = x / (x + Create(2.0));
        Vector256<double> square = s * s;
        Vector256<double> sum = Create(1.0 / 21);
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 19));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 17));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 15));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 13));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 11));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 9));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 7));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 5));
        sum = FusedMultiplyAdd(sum, square, Create(1.0 / 3));
        sum = FusedMultiplyAdd(sum, square, Vector256<double>.One);
        return 2 * s * sum;
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> x) =>
        Vector256<double>.One / (Vector256<double>.One + Exp(-x));

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Softplus(Vector256<double> x) =>
        Max(x, Vector256<double>.Zero) + Log1Plus(Exp(-Abs(x)));

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        Vector256<double> power = ExpMinus1(-2 * Abs(x));
        return CopySign(-power / (power + Create(2.0)), x);
    }

    /// <summary>The cumulative distribution function of the standard normal distribution.</summary>
    /// <remarks>
    /// erf by formula 7.1.26 of Abramowitz and Stegun, "Handbook of Mathematical Functions", with its error of 1.5e-7:
    /// Keras's backend uses this very formula, and in the left tail the exact function differs from it visibly.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NormalCumulative(Vector256<double> x)
    {
        Vector256<double> size = Abs(x) * (1 / double.Sqrt(2));
        Vector256<double> t = Vector256<double>.One / FusedMultiplyAdd(Create(0.3275911), size, Vector256<double>.One);
        Vector256<double> sum = Create(1.061405429);
        sum = FusedMultiplyAdd(sum, t, Create(-1.453152027));
        sum = FusedMultiplyAdd(sum, t, Create(1.421413741));
        sum = FusedMultiplyAdd(sum, t, Create(-0.284496736));
        sum = FusedMultiplyAdd(sum, t, Create(0.254829592));
        Vector256<double> tail = 0.5 * sum * t * Exp(-size * size);
        return ConditionalSelect(LessThan(x, Vector256<double>.Zero), tail, Vector256<double>.One - tail);
    }

    /// <summary>Splits e^x into 2^n · (1 + fraction), with the fraction between -0.3 and 0.42.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Scale, Vector256<double> Fraction) Reduce(Vector256<double> x)
    {
        // Adding 1.5 · 2^52 rounds to an integer and leaves it in the low bits; from there it moves to the exponent.
        Vector256<double> magic = Create(6755399441055744.0);
        Vector256<double> shifted = FusedMultiplyAdd(x, Create(1.4426950408889634), magic);
        Vector256<double> n = shifted - magic;
        Vector256<double> scale = ((shifted.AsInt64() + Create(1023L)) << 52).AsDouble();

        // e^r - 1 by its power series; r is at most log(2) / 2 in size.
        Vector256<double> r = FusedMultiplyAdd(n, Create(-0.6931471805599453), x);
        Vector256<double> sum = Create(1.0 / 3628800);
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 362880));
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 40320));
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 5040));
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 720));
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 120));
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 24));
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 6));
        sum = FusedMultiplyAdd(sum, r, Create(1.0 / 2));
        sum = FusedMultiplyAdd(sum, r, Vector256<double>.One);
        return (scale, sum * r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Limit(Vector256<double> x, Vector256<double> result, Vector256<double> atLowest) =>
        ConditionalSelect(
            LessThan(x, Create(Lowest)),
            atLowest,
            ConditionalSelect(GreaterThan(x, Create(Highest)), Create(double.PositiveInfinity), result));
}
