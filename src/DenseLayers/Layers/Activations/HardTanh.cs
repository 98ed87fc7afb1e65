using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers;

/// <summary><c>x</c>, held between -1 and 1.</summary>
/// <remarks>Source: <c>keras.activations.hard_tanh</c> of Keras 3.16.</remarks>
public sealed class HardTanh : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "hard_tanh";

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
        public Vector256<float> Forward(Vector256<float> x) => Min(Max(x, Create(-1f)), Vector256<float>.One);

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            LessThan(Abs(at), Vector256<float>.One) & gradient;
    }
}
