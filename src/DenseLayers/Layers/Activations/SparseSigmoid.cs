using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers;

/// <summary>A straight line from 0 at -1 to 1 at 1: <c>(x + 1) / 2</c>, held between 0 and 1.</summary>
/// <remarks>Source: <c>keras.activations.sparse_sigmoid</c> of Keras 3.16.</remarks>
public sealed class SparseSigmoid : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "sparse_sigmoid";

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
        public Vector256<float> Forward(Vector256<float> x) =>
            Min(Max(0.5f * (x + Vector256<float>.One), Vector256<float>.Zero), Vector256<float>.One);

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            GreaterThan(at, Vector256<float>.Zero) & LessThan(at, Vector256<float>.One) & (0.5f * gradient);
    }
}
