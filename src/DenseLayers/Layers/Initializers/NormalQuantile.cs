namespace DenseLayers;

/// <summary>The inverse of the standard normal distribution function Φ.</summary>
/// <remarks>
/// Only operations that IEEE 754 defines to the last bit, so the results agree on every platform; those of
/// <see cref="Math.Log(double)"/> do not. Source: Wichura, Algorithm AS 241: The Percentage Points of the Normal
/// Distribution, Applied Statistics 37 (1988), routine PPND16, accurate to about 1 part in 10^16.
/// </remarks>
internal static class NormalQuantile
{
    // Numerator and denominator of each of the three rational functions, the highest power first.
    private static ReadOnlySpan<double> CenterAbove =>
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080,
    ];

    private static ReadOnlySpan<double> CenterBelow =>
    [
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
        5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1,
    ];

    private static ReadOnlySpan<double> TailAbove =>
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734,
    ];

    private static ReadOnlySpan<double> TailBelow =>
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1,
    ];

    private static ReadOnlySpan<double> FarTailAbove =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720,
    ];

    private static ReadOnlySpan<double> FarTailBelow =>
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
    ];

    /// <summary>The x for which Φ(x) = 1/2 + <paramref name="q"/>.</summary>
    /// <param name="q">Above -1/2 and below 1/2.</param>
    public static double AtHalfPlus(double q)
    {
        if (Math.Abs(q) <= 0.425)
        {
            double center = 0.180625 - (q * q);
            return q * Polynomial(CenterAbove, center) / Polynomial(CenterBelow, center);
        }

        double tail = Math.Sqrt(-Log(0.5 - Math.Abs(q)));
        double x = tail <= 5
            ? Polynomial(TailAbove, tail - 1.6) / Polynomial(TailBelow, tail - 1.6)
            : Polynomial(FarTailAbove, tail - 5) / Polynomial(FarTailBelow, tail - 5);
        return q < 0 ? -x : x;
    }

    /// <summary>The natural logarithm of a normal positive number.</summary>
    internal static double Log(double value)
    {
        // value = m · 2^e with √½ ≤ m < √2, and log m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) with |s| ≤ 0.172.
        int exponent = Math.ILogB(value);
        double mantissa = Math.ScaleB(value, -exponent);
        if (mantissa >= 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        double s = (mantissa - 1) / (mantissa + 1);
        double square = s * s;
        double series = 0;
        for (int odd = 23; odd >= 1; odd -= 2)
        {
            series = (series * square) + (1.0 / odd);
        }

        return (exponent * 0.69314718055994531) + (2 * s * series);
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double value = 0;
        foreach (double coefficient in coefficients)
        {
            value = (value * x) + coefficient;
        }

        return value;
    }
}
