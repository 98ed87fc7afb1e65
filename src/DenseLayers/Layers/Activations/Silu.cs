using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.DoubleMath;

namespace DenseLayers;

/// <summary>Sigmoid linear unit: <c>x · sigmoid(x)</c>. Keras also calls it swish.</summary>
/// <remarks>
/// Source: <c>keras.activations.silu</c> of Keras 3.16; Ramachandran et al. 2017, "Searching for Activation Functions".
/// </remarks>
public sealed class Silu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "silu";

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => true;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.ForwardInDouble(default(Formula), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.BackwardInDouble(default(Formula), input, outputGradient, inputGradient);

    private readonly struct Formula : IFormula<Vector256<double>>
    {
        public Vector256<double> Forward(Vector256<double> x) => x * Sigmoid(x);

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient)
        {
            Vector256<double> sigmoid = Sigmoid(at);
            return gradient * sigmoid * (Vector256<double>.One + (at * (Vector256<double>.One - sigmoid)));
        }
    }
}
