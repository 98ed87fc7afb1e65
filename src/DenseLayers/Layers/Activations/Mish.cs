using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.DoubleMath;

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
        public Vector256<double> Forward(Vector256<double> x) => x * Tanh(Softplus(x));

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient)
        {
            Vector256<double> tanh = Tanh(Softplus(at));
            return gradient * (tanh + (at * Sigmoid(at) * (Vector256<double>.One - (tanh * tanh))));
        }
    }
}
