namespace DenseLayers;

/// <summary>The identity, <c>x</c>: what a layer without an activation applies.</summary>
/// <remarks>Source: <c>keras.activations.linear</c> of Keras 3.16.</remarks>
public sealed class Linear : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "linear";

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        input.CopyTo(output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        outputGradient.CopyTo(inputGradient);
}
