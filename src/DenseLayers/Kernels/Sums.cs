using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>Sums over spans, kept in <see cref="double"/>.</summary>
/// <remarks>
/// A fixed number of lanes share out the elements in turn; the lanes are added up four by four in order, then what is
/// left over. So a sum has the same bits whatever the width of the machine's vectors.
/// </remarks>
internal static class Sums
{
    /// <summary>Σ x.</summary>
    public static double Elements(ReadOnlySpan<float> x)
    {
        Vector256<double> lower = default;
        Vector256<double> upper = default;
        for (; x.Length >= Vector256<float>.Count; x = x[Vector256<float>.Count..])
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.Create(x));
            lower += first;
            upper += second;
        }

        double sum = Lanes(lower) + Lanes(upper);
        foreach (float value in x)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>Σ |x|.</summary>
    public static double Magnitudes(ReadOnlySpan<float> x)
    {
        Vector256<double> lower = default;
        Vector256<double> upper = default;
        for (; x.Length >= Vector256<float>.Count; x = x[Vector256<float>.Count..])
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.Abs(Vector256.Create(x)));
            lower += first;
            upper += second;
        }

        double sum = Lanes(lower) + Lanes(upper);
        foreach (float value in x)
        {
            sum += Math.Abs((double)value);
        }

        return sum;
    }

    /// <summary>Σ x².</summary>
    public static double Squares(ReadOnlySpan<float> x)
    {
        Vector256<double> lower = default;
        Vector256<double> upper = default;
        for (; x.Length >= Vector256<float>.Count; x = x[Vector256<float>.Count..])
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.Create(x));
            lower += first * first;
            upper += second * second;
        }

        double sum = Lanes(lower) + Lanes(upper);
        foreach (float value in x)
        {
            sum += (double)value * value;
        }

        return sum;
    }

    /// <summary>Σ x · y; both spans have the same length.</summary>
    public static double Products(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Vector256<double> lower = default;
        Vector256<double> upper = default;
        for (; x.Length >= Vector256<float>.Count; x = x[Vector256<float>.Count..], y = y[Vector256<float>.Count..])
        {
            (Vector256<double> xFirst, Vector256<double> xSecond) = Vector256.Widen(Vector256.Create(x));
            (Vector256<double> yFirst, Vector256<double> ySecond) = Vector256.Widen(Vector256.Create(y));
            lower += xFirst * yFirst;
            upper += xSecond * ySecond;
        }

        double sum = Lanes(lower) + Lanes(upper);
        for (int i = 0; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }

        return sum;
    }

    /// <summary>Σ x · y; both spans have the same length.</summary>
    public static double Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Vector256<double> lanes = default;
        for (; x.Length >= Vector256<double>.Count; x = x[Vector256<double>.Count..], y = y[Vector256<double>.Count..])
        {
            lanes += Vector256.Create(x) * Vector256.Create(y);
        }

        double sum = Lanes(lanes);
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>y += factor · x, element by element.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y) =>
        TensorPrimitives.MultiplyAdd(x, factor, y, y);

    /// <summary>y += factor · x, element by element.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> x, Span<float> y) =>
        TensorPrimitives.MultiplyAdd(x, factor, y, y);

    /// <summary>y += factor · sign(x), element by element; the sign of 0 is 0.</summary>
    public static void AddSigns(float factor, ReadOnlySpan<float> x, Span<float> y)
    {
        Vector256<float> factors = Vector256.Create(factor);
        int i = 0;
        for (; i <= x.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256<float> value = Vector256.Create(x[i..]);
            Vector256<float> up = Vector256.GreaterThan(value, default) & factors;
            Vector256<float> down = Vector256.LessThan(value, default) & factors;
            (Vector256.Create<float>(y[i..]) + (up - down)).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
        {
            y[i] += x[i] > 0 ? factor : x[i] < 0 ? -factor : 0;
        }
    }

    // Vector256.Sum leaves the order open.
    private static double Lanes(Vector256<double> sums) => sums[0] + sums[1] + sums[2] + sums[3];
}
