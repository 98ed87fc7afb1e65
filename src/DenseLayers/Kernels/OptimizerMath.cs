using System.Numerics;

namespace DenseLayers.Kernels;

/// <summary>The steps of optimizers, element by element; an element's result does not depend on its place.</summary>
/// <remarks>
/// Whole vectors first, then what is left one by one. Neither fuses a multiplication with an addition, so both round
/// alike.
/// </remarks>
internal static class OptimizerMath
{
    /// <summary><c>w ← w - rate · g</c>.</summary>
    public static void Descend(Span<float> values, ReadOnlySpan<float> gradient, float rate)
    {
        CheckLengths(values.Length, gradient.Length);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(values[i..]) - (new Vector<float>(gradient[i..]) * rate)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] -= gradient[i] * rate;
        }
    }

    /// <summary><c>m ← momentum · m - rate · g</c>, <c>w ← w + m</c>.</summary>
    public static void DescendMomentum(
        Span<float> values, ReadOnlySpan<float> gradient, Span<float> momenta, float rate, float momentum)
    {
        CheckLengths(values.Length, gradient.Length, momenta.Length);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> m = (new Vector<float>(momenta[i..]) * momentum) - (new Vector<float>(gradient[i..]) * rate);
            m.CopyTo(momenta[i..]);
            (new Vector<float>(values[i..]) + m).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            momenta[i] = (momenta[i] * momentum) - (gradient[i] * rate);
            values[i] += momenta[i];
        }
    }

    /// <summary><c>m ← momentum · m - rate · g</c>, <c>w ← w + (momentum · m - rate · g)</c>.</summary>
    public static void DescendNesterov(
        Span<float> values, ReadOnlySpan<float> gradient, Span<float> momenta, float rate, float momentum)
    {
        CheckLengths(values.Length, gradient.Length, momenta.Length);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> descent = new Vector<float>(gradient[i..]) * rate;
            Vector<float> m = (new Vector<float>(momenta[i..]) * momentum) - descent;
            m.CopyTo(momenta[i..]);
            (new Vector<float>(values[i..]) + ((m * momentum) - descent)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            float descent = gradient[i] * rate;
            momenta[i] = (momenta[i] * momentum) - descent;
            values[i] += (momenta[i] * momentum) - descent;
        }
    }

    /// <summary>
    /// <c>m ← m + (g - m) · gain1</c>, <c>v ← v + (g² - v) · gain2</c>, <c>w ← w - m · rate / (√v + epsilon)</c>.
    /// </summary>
    public static void Adam(
        Span<float> values,
        ReadOnlySpan<float> gradient,
        Span<float> momenta,
        Span<float> velocities,
        float rate,
        float gain1,
        float gain2,
        float epsilon)
    {
        CheckLengths(values.Length, gradient.Length, momenta.Length, velocities.Length);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> g = new(gradient[i..]), m = new(momenta[i..]), v = new(velocities[i..]);
            m += (g - m) * gain1;
            v += ((g * g) - v) * gain2;
            m.CopyTo(momenta[i..]);
            v.CopyTo(velocities[i..]);
            Vector<float> divisor = Vector.SquareRoot(v) + new Vector<float>(epsilon);
            (new Vector<float>(values[i..]) - (m * rate / divisor)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            float g = gradient[i];
            momenta[i] += (g - momenta[i]) * gain1;
            velocities[i] += ((g * g) - velocities[i]) * gain2;
            values[i] -= momenta[i] * rate / (MathF.Sqrt(velocities[i]) + epsilon);
        }
    }

    private static void CheckLengths(int values, params ReadOnlySpan<int> others)
    {
        foreach (int other in others)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(other, values);
        }
    }
}
