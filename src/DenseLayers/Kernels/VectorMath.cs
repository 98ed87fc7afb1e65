using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>Exponential functions and logarithms of floats side by side. NaN gives NaN.</summary>
/// <remarks>
/// <see cref="Exp"/>, <see cref="Sigmoid"/> and <see cref="Tanh"/> are within 2 units in the last place of the exact
/// result, the smallest numbers (denormal ones) included. The coefficients are those of least greatest error.
/// </remarks>
internal static class VectorMath
{
    /// <summary>e to the power x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, IFloats<T>
    {
        // At these the result is already infinite, and 0.
        (T n, T fraction) = Reduce(T.Min(89f, T.Max(-104f, x)));
        return T.Scale(1f + fraction, n);
    }

    /// <summary>e to the power x, less 1, without cancellation near 0. For x up to 0; 0 above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpMinus1<T>(T x)
        where T : struct, IFloats<T>
    {
        // The result is -1 from -18 down.
        (T n, T fraction) = Reduce(T.Min(0f, T.Max(-20f, x)));
        T scale = T.PowerOfTwo(n);
        return T.MultiplyAdd(scale, fraction, scale - 1f);
    }

    /// <summary>The natural logarithm of 1 + x, for x from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1Plus<T>(T x)
        where T : struct, IFloats<T>
    {
        T t = x - 0.5f;
        T sum = T.MultiplyAdd(-0.0032441332f, t, 0.00525331683f);
        sum = T.MultiplyAdd(sum, t, -0.00674985815f);
        sum = T.MultiplyAdd(sum, t, 0.0115761673f);
        sum = T.MultiplyAdd(sum, t, -0.0205703042f);
        sum = T.MultiplyAdd(sum, t, 0.0366354696f);
        sum = T.MultiplyAdd(sum, t, -0.0676876977f);
        sum = T.MultiplyAdd(sum, t, 0.13260901f);
        sum = T.MultiplyAdd(sum, t, -0.288527101f);
        sum = T.MultiplyAdd(sum, t, 0.810930192f);
        return x * sum;
    }

    /// <summary>The natural logarithm: -∞ for 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, IFloats<T>
    {
        // A denormal number has no exponent to read until it is multiplied by 2^23.
        T isTiny = x < 1.17549435e-38f;
        T normal = T.Select(isTiny, x * 8388608f, x);
        T n = T.Exponent(normal);
        T r = ScaleInSteps(normal, -n) - 1f;
        n -= isTiny & 23f;

        // log(1 + r) = r - r² / 2 + r³ · sum, and log(2) in two parts.
        T sum = T.MultiplyAdd(0.0697162077f, r, -0.114797488f);
        sum = T.MultiplyAdd(sum, r, 0.116854236f);
        sum = T.MultiplyAdd(sum, r, -0.124256857f);
        sum = T.MultiplyAdd(sum, r, 0.142490566f);
        sum = T.MultiplyAdd(sum, r, -0.166678026f);
        sum = T.MultiplyAdd(sum, r, 0.200007156f);
        sum = T.MultiplyAdd(sum, r, -0.24999997f);
        sum = T.MultiplyAdd(sum, r, 0.333333313f);
        T square = r * r;
        T rest = T.MultiplyAdd(square * r, sum, n * -2.12194440e-4f);
        rest = T.MultiplyAdd(square, -0.5f, rest);
        T result = T.MultiplyAdd(n, 0.693359375f, r + rest);
        T atLimit = T.Select(x >= 0f, float.NegativeInfinity, float.NaN);
        return T.Select(x > 0f, T.Select(x <= float.MaxValue, result, x), atLimit);
    }

    /// <summary>
    /// x to a power; 1 if the power is 0. A negative x has a power only if that is whole, else NaN. Within one part in
    /// 100,000, and far closer for powers that are not large.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Power<T>(T x, float power)
        where T : struct, IFloats<T>
    {
        if (power == 0)
        {
            return 1f;
        }

        float sign = power != MathF.Truncate(power) ? float.NaN : MathF.IEEERemainder(power, 2) == 0 ? 1 : -1;
        T size = Exp(power * Log(T.Abs(x)));
        return T.Select(x < 0f, size * sign, size);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x)
        where T : struct, IFloats<T>
    {
        // 1 / (1 + 2^n + 2^n · fraction), both sides multiplied by 2^-32 so that the power stays in range where the
        // result is the smallest number. At the limits of x the result is already 1, and 0.
        const float Unit = 1f / (1L << 32);
        (T n, T fraction) = Reduce(T.Min(104f, T.Max(-20f, -x)));
        T scale = T.PowerOfTwo(n - 32f);
        T sum = scale + Unit;
        T lost = Unit - (sum - scale);
        return Unit / (T.MultiplyAdd(scale, fraction, lost) + sum);
    }

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x)
        where T : struct, IFloats<T> =>
        T.Max(0f, x) + Log1Plus(Exp(-T.Abs(x)));

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, IFloats<T>
    {
        // With p = e^(-2 |x|), (p - 1) / (p + 1), both without a rounding of p. At -20 it is -1.
        (T n, T fraction) = Reduce(T.Max(-20f, -2f * T.Abs(x)));
        T scale = T.PowerOfTwo(n);
        T size = T.MultiplyAdd(scale, fraction, scale - 1f) / T.MultiplyAdd(scale, fraction, scale + 1f);
        return T.CopySign(size, x);
    }

    /// <summary><see cref="IFloats{T}.Scale"/> where the machine has no instruction for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ScaleInSteps<T>(T value, T n)
        where T : struct, IFloats<T>
    {
        // 2^n may be out of range. The first step is exact.
        T half = Round(n * 0.5f);
        return value * T.PowerOfTwo(half) * T.PowerOfTwo(n - half);
    }

    /// <summary>Splits e^x into 2^n · (1 + fraction), with the fraction between -0.3 and 0.42.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T N, T Fraction) Reduce<T>(T x)
        where T : struct, IFloats<T>
    {
        // r = x - n · log(2), with log(2) in two parts, is at most log(2) / 2 in size.
        T n = Round(x * 1.44269504f);
        T r = T.MultiplyAdd(n, -0.693359375f, x);
        r = T.MultiplyAdd(n, 2.12194440e-4f, r);

        // e^r - 1
        T sum = T.MultiplyAdd(0.00138145336f, r, 0.0083687352f);
        sum = T.MultiplyAdd(sum, r, 0.041668389f);
        sum = T.MultiplyAdd(sum, r, 0.166665211f);
        sum = T.MultiplyAdd(sum, r, 0.49999994f);
        return (n, T.MultiplyAdd(sum, r * r, r));
    }

    /// <summary>The nearest whole number, for numbers below 2^22 in size.</summary>
    /// <remarks>Beside 1.5 · 2^23 there is no room for a fraction.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Round<T>(T x)
        where T : struct, IFloats<T> =>
        x + 12582912f - 12582912f;
}
