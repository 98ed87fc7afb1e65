using System.Runtime.CompilerServices;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.VectorMath;

namespace DenseLayers;

/// <summary>Sigmoid linear unit: <c>x · sigmoid(x)</c>. Keras also calls it swish.</summary>
/// <remarks>
/// Source: <c>keras.activations.silu</c> of Keras 3.16; Ramachandran et al. 2017, "Searching for Activation Functions".
/// </remarks>
public sealed class Silu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "silu";

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => true;

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
        Elementwise.Backward(default(Formula), input, outputGradient, inputGradient);

    private readonly struct Formula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            x * Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T>
        {
            T sigmoid = Sigmoid(at);
            return gradient * sigmoid * T.MultiplyAdd(at, 1f - sigmoid, 1f);
        }
    }
}
