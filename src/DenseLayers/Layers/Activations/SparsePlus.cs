using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

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

    private readonly struct Formula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T>
        {
            T sum = x + 1f;
            return T.Select(x <= -1f, 0f, T.Select(x < 1f, 0.25f * sum * sum, x));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            gradient * T.Min(1f, T.Sqrt(at));
    }
}
