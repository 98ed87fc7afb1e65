using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static DenseLayers.Kernels.DoubleMath;

namespace DenseLayers;

/// <summary>Exponential linear unit: <c>x</c> above 0, else <c>alpha (e^x - 1)</c>.</summary>
/// <remarks>
/// Source: <c>keras.activations.elu</c> of Keras 3.16; Clevert et al. 2016, "Fast and Accurate Deep Network Learning by
/// Exponential Linear Units".
/// </remarks>
public sealed class Elu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "elu";

    /// <summary>What the function falls towards, with the sign changed; 0 or more. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Alpha { get; init => field = Guard.NotNegative(value); } = 1f;

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
            ConditionalSelect(GreaterThan(x, Vector256<double>.Zero), x, alpha * ExpMinus1(x));

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) =>
            ConditionalSelect(GreaterThan(at, Vector256<double>.Zero), gradient, gradient * (at + Create(alpha)));
    }
}
