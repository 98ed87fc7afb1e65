using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers;

/// <summary>A smooth relu that is 0 up to -1: <c>(x + 1)² / 4</c> between -1 and 1, and <c>x</c> from 1 on.</summary>
/// <remarks>Source: <c>keras.activations.sparse_plus</c> of Keras 3.16.</remarks>
public sealed class SparsePlus : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "sparse_plus";

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
        public Vector256<float> Forward(Vector256<float> x)
        {
            Vector256<float> sum = x + Vector256<float>.One;
            Vector256<float> risen = ConditionalSelect(LessThan(x, Vector256<float>.One), 0.25f * sum * sum, x);
            return ConditionalSelect(LessThanOrEqual(x, Create(-1f)), Vector256<float>.Zero, risen);
        }

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            gradient * Min(Sqrt(at), Vector256<float>.One);
    }
}
