using System.Runtime.CompilerServices;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.VectorMath;

namespace DenseLayers;

/// <summary>
/// Scaled exponential linear unit: <c>scale · x</c> above 0, else <c>scale · alpha (e^x - 1)</c>, with scale 1.0507 and
/// alpha 1.6733.
/// </summary>
/// <remarks>
/// Source: <c>keras.activations.selu</c> of Keras 3.16; Klambauer et al. 2017, "Self-Normalizing Neural Networks".
/// </remarks>
public sealed class Selu : ElementwiseActivation
{
    private const float Scale = 1.05070099f;
    private const float ScaledAlpha = 1.75809934f;

    /// <inheritdoc/>
    public override string Name => "selu";

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
            T.Select(x > 0f, Scale * x, ScaledAlpha * ExpMinus1(x));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            gradient * T.Select(at > 0f, Scale, at + ScaledAlpha);
    }
}
