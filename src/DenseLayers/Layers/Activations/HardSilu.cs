using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

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

    private readonly struct Formula : IFormula<Vector256<float>>
    {
        public Vector256<float> Forward(Vector256<float> x) =>
            x * (Min(Max(x + Create(3f), Vector256<float>.Zero), Create(6f)) / 6f);

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient)
        {
            Vector256<float> bend = gradient * ((at / 3f) + Create(0.5f));
            Vector256<float> risen = ConditionalSelect(GreaterThanOrEqual(at, Create(3f)), gradient, bend);
            return ConditionalSelect(LessThanOrEqual(at, Create(-3f)), Vector256<float>.Zero, risen);
        }
    }
}
