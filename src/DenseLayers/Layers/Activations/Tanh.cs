using System.Runtime.Intrinsics;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>The hyperbolic tangent.</summary>
/// <remarks>Source: <c>keras.activations.tanh</c> of Keras 3.16.</remarks>
public sealed class Tanh : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "tanh";

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
        Elementwise.BackwardInDouble(default(Formula), output, outputGradient, inputGradient);

    private readonly struct Formula : IFormula<Vector256<double>>
    {
        public Vector256<double> Forward(Vector256<double> x) => DoubleMath.Tanh(x);

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) =>
            gradient * (Vector256<double>.One - (at * at));
    }
}
