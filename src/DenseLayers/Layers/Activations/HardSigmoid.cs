using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers;

/// <summary>Straight lines in the manner of a sigmoid: <c>x / 6 + 0.5</c>, held between 0 and 1.</summary>
/// <remarks>Source: <c>keras.activations.hard_sigmoid</c> of Keras 3.16.</remarks>
public sealed class HardSigmoid : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "hard_sigmoid";

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
            Min(Max(x + Create(3f), Vector256<float>.Zero), Create(6f)) / 6f;

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            GreaterThan(at, Vector256<float>.Zero) & LessThan(at, Vector256<float>.One) & (gradient / 6f);
    }
}
