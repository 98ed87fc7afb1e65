using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.DoubleMath;

namespace DenseLayers;

/// <summary>The logarithm of the sigmoid, <c>-log(1 + e^-x)</c>.</summary>
/// <remarks>Source: <c>keras.activations.log_sigmoid</c> of Keras 3.16.</remarks>
public sealed class LogSigmoid : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "log_sigmoid";

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
        public Vector256<double> Forward(Vector256<double> x) => -Softplus(-x);

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) =>
            -gradient * ExpMinus1(at);
    }
}
