using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>The logistic function, <c>1 / (1 + e^-x)</c>.</summary>
/// <remarks>Source: <c>keras.activations.sigmoid</c> of Keras 3.16.</remarks>
public sealed class Sigmoid : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.Forward(default(SigmoidFormula), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.Backward(default(SigmoidFormula), output, outputGradient, inputGradient);
}
