using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers;

/// <summary><c>x / (1 + |x|)</c>.</summary>
/// <remarks>Source: <c>keras.activations.softsign</c> of Keras 3.16.</remarks>
public sealed class Softsign : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "softsign";

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
        Elementwise.Backward(default(Formula), output, outputGradient, inputGradient);

    private readonly struct Formula : IFormula<Vector256<float>>
    {
        public Vector256<float> Forward(Vector256<float> x) => x / (Vector256<float>.One + Abs(x));

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient)
        {
            Vector256<float> rest = Vector256<float>.One - Abs(at);
            return gradient * rest * rest;
        }
    }
}
