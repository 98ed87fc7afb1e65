using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static DenseLayers.Kernels.DoubleMath;

namespace DenseLayers;

/// <summary>
/// Continuously differentiable exponential linear unit: <c>x</c> above 0, else <c>alpha (e^(x / alpha) - 1)</c>.
/// </summary>
/// <remarks>
/// Source: <c>keras.activations.celu</c> of Keras 3.16; Barron 2017, "Continuously Differentiable Exponential Linear
/// Units".
/// </remarks>
public sealed class Celu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "celu";

    /// <summary>What the function falls towards, with the sign changed; above 0. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number above 0.</exception>
    public float Alpha { get; init => field = Guard.Positive(value); } = 1f;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.ForwardInDouble(new Formula(Alpha), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.BackwardInDouble(new Formula(Alpha), output, outputGradient, inputGradient);

    private readonly struct Formula(double alpha) : IFormula<Vector256<double>>
    {
        public Vector256<double> Forward(Vector256<double> x) =>
            ConditionalSelect(GreaterThan(x, Vector256<double>.Zero), x, alpha * ExpMinus1(x / alpha));

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient)
        {
            Vector256<double> slope = (at / alpha) + Vector256<double>.One;
            return ConditionalSelect(GreaterThan(at, Vector256<double>.Zero), gradient, gradient * slope);
        }
    }
}
