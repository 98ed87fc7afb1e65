using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>
/// Straight lines and a parabola in the manner of silu: <c>x · hard_sigmoid(x)</c>. Keras also calls it hard_swish.
/// </summary>
/// <remarks>
/// Source: <c>keras.activations.hard_silu</c> of Keras 3.16; Howard et al. 2019, "Searching for MobileNetV3". At the
/// kinks, -3 and 3, the gradient is that of the straight line: 0 and 1.
/// </remarks>
public sealed class HardSilu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "hard_silu";

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
            x * (T.Min(6f, T.Max(0f, x + 3f)) / 6f);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T>
        {
            T risen = T.Select(at >= 3f, gradient, gradient * ((at / 3f) + 0.5f));
            return T.Select(at <= -3f, 0f, risen);
        }
    }
}
