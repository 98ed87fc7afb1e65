using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static DenseLayers.Kernels.DoubleMath;

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
    private const double Alpha = 1.6732632423543772;
    private const double Scale = 1.0507009873554805;

    /// <inheritdoc/>
    public override string Name => "selu";

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.ForwardInDouble(default(Formula), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.BackwardInDouble(default(Formula), output, outputGradient, inputGradient);

    private readonly struct Formula : IFormula<Vector256<double>>
    {
        public Vector256<double> Forward(Vector256<double> x) =>
            ConditionalSelect(GreaterThan(x, Vector256<double>.Zero), Scale * x, Scale * Alpha * ExpMinus1(x));

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient)
        {
            Vector256<double> slope = at + Create(Scale * Alpha);
            return gradient * ConditionalSelect(GreaterThan(at, Vector256<double>.Zero), Create(Scale), slope);
        }
    }
}
