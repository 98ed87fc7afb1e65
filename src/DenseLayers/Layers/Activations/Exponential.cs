using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>The exponential function, <c>e^x</c>.</summary>
/// <remarks>Source: <c>keras.activations.exponential</c> of Keras 3.16.</remarks>
public sealed class Exponential : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "exponential";

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.Forward(default(ExponentialFormula), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.Backward(default(ExponentialFormula), output, outputGradient, inputGradient);
}
