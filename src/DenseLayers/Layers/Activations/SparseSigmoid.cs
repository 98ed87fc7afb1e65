using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

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

    private readonly struct Formula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Min(1f, T.Max(0f, 0.5f * (x + 1f)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            (at > 0f) & (at < 1f) & (0.5f * gradient);
    }
}
