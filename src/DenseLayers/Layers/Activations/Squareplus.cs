using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

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

    private readonly struct Formula(float b) : IFormula<Vector256<float>>
    {
        public Vector256<float> Forward(Vector256<float> x) => (x + Sqrt((x * x) + Create(b))) / 2f;

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            0.5f * gradient * (Vector256<float>.One + (at / Sqrt((at * at) + Create(b))));
    }
}
