using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>A smooth relu without an exponential: <c>(x + √(x² + b)) / 2</c>.</summary>
/// <remarks>
/// Source: <c>keras.activations.squareplus</c> of Keras 3.16; Barron 2021, "Squareplus: A Softplus-Like Algebraic
/// Rectifier". Computed in single precision as in Keras, so the result is 0 far below 0 and infinite where <c>x²</c>
/// is.
/// </remarks>
public sealed class Squareplus : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "squareplus";

    /// <summary>How smooth the bend is; above 0. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number above 0.</exception>
    public float B { get; init => field = Guard.Positive(value); } = 4f;

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => true;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.Forward(new Formula(B), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.Backward(new Formula(B), input, outputGradient, inputGradient);

    private readonly struct Formula(float b) : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            (x + T.Sqrt((x * x) + b)) * 0.5f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            0.5f * gradient * (1f + (at / T.Sqrt((at * at) + b)));
    }
}
