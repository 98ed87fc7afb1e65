using System.Runtime.CompilerServices;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.VectorMath;

namespace DenseLayers;

/// <summary>Gaussian error linear unit: <c>x · Φ(x)</c>, Φ being the standard normal distribution function.</summary>
/// <remarks>
/// Source: <c>keras.activations.gelu</c> of Keras 3.16; Hendrycks and Gimpel 2016, "Gaussian Error Linear Units". Φ has
/// an absolute error of up to 1e-7, the same as in Keras.
/// </remarks>
public sealed class Gelu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "gelu";

    /// <summary>
    /// Whether to compute <c>x (1 + tanh(√(2 / π) (x + 0.044715 x³))) / 2</c> instead.
    /// Default: <see langword="false"/>.
    /// </summary>
    public bool Approximate { get; init; }

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => true;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape)
    {
        if (Approximate)
        {
            Elementwise.Forward(default(ByTanh), input, output);
        }
        else
        {
            Elementwise.Forward(default(ByDistribution), input, output);
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape)
    {
        if (Approximate)
        {
            Elementwise.Backward(default(ByTanh), input, outputGradient, inputGradient);
        }
        else
        {
            Elementwise.Backward(default(ByDistribution), input, outputGradient, inputGradient);
        }
    }

    private readonly struct ByDistribution : IFormula
    {
        private const float OneBySqrt2 = 0.707106781f;

        // 1 / √(2 π)
        private const float DensityAtZero = 0.398942280f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            x * Distribution(x).Cumulative;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T>
        {
            (T cumulative, T density) = Distribution(at);
            return gradient * T.MultiplyAdd(at, density, cumulative);
        }

        // Φ and its derivative. erf by formula 7.1.26 of Abramowitz and Stegun, "Handbook of Mathematical Functions",
        // with its error of 1.5e-7: Keras's backend uses this very formula, and in the left tail the exact function
        // differs from it visibly.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static (T Cumulative, T Density) Distribution<T>(T x)
            where T : struct, IFloats<T>
        {
            T size = T.Abs(x) * OneBySqrt2;
            T power = Exp(-size * size);
            T t = 1f / T.MultiplyAdd(0.3275911f, size, 1f);
            T sum = T.MultiplyAdd(1.061405429f, t, -1.453152027f);
            sum = T.MultiplyAdd(sum, t, 1.421413741f);
            sum = T.MultiplyAdd(sum, t, -0.284496736f);
            sum = T.MultiplyAdd(sum, t, 0.254829592f);
            T tail = 0.5f * sum * t * power;
            return (T.Select(x < 0f, tail, 1f - tail), DensityAtZero * power);
        }
    }

    private readonly struct ByTanh : IFormula
    {
        // √(2 / π), doubled: (1 + tanh(u)) / 2 is sigmoid(2 u).
        private const float Slope = 1.59576912f;
        private const float Bend = 0.044715f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            x * Sigmoid(Slope * (x + (Bend * x * x * x)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T>
        {
            // Beyond 40 the gradient is 0 or 1; the cube would make NaN of it further out.
            T x = T.Min(40f, T.Max(-40f, at));
            T sigmoid = Sigmoid(Slope * (x + (Bend * x * x * x)));
            T slope = Slope * (1f + (3f * Bend * x * x));
            return gradient * (sigmoid + (x * slope * sigmoid * (1f - sigmoid)));
        }
    }
}
