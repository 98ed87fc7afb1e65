using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers;

/// <summary>Rectified linear unit with a ceiling: <c>x</c>, held between 0 and 6.</summary>
/// <remarks>Source: <c>keras.activations.relu6</c> of Keras 3.16.</remarks>
public sealed class Relu6 : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "relu6";

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
            Min(ConditionalSelect(LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x), Create(6f));

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            GreaterThan(at, Vector256<float>.Zero) & LessThan(at, Create(6f)) & gradient;
    }
}
