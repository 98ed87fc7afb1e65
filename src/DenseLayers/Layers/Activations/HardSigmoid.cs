using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

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

    private readonly struct Formula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Min(6f, T.Max(0f, x + 3f)) / 6f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            (at > 0f) & (at < 1f) & (gradient / 6f);
    }
}
