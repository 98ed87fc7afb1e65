using System.Runtime.CompilerServices;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.VectorMath;

namespace DenseLayers;

/// <summary>Mish: <c>x · tanh(softplus(x))</c>.</summary>
/// <remarks>
/// Source: <c>keras.activations.mish</c> of Keras 3.16; Misra 2019, "Mish: A Self Regularized Non-Monotonic Activation
/// Function".
/// </remarks>
public sealed class Mish : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "mish";

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => true;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.Forward(default(Formula), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.Backward(default(Formula), input, outputGradient, inputGradient);

    private readonly struct Formula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            x * Gate(x, Exp(-T.Abs(x)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T>
        {
            T power = Exp(-T.Abs(at));
            T gate = Gate(at, power);
            T sigmoid = T.Select(at < 0f, power, 1f) / (1f + power);
            return gradient * T.MultiplyAdd(at * sigmoid, T.MultiplyAdd(-gate, gate, 1f), gate);
        }

        // tanh(softplus(x)) = ((1 + e^x)² - 1) / ((1 + e^x)² + 1), multiplied by e^-2x where x is above 0.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static T Gate<T>(T x, T power)
            where T : struct, IFloats<T>
        {
            T isNegative = x < 0f;
            T numerator = T.Select(isNegative, power * (power + 2f), (2f * power) + 1f);
            return numerator / (numerator + (2f * T.Select(isNegative, 1f, power * power)));
        }
    }
}
