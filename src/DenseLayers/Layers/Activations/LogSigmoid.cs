using System.Runtime.CompilerServices;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.VectorMath;

namespace DenseLayers;

/// <summary>The logarithm of the sigmoid, <c>-log(1 + e^-x)</c>.</summary>
/// <remarks>Source: <c>keras.activations.log_sigmoid</c> of Keras 3.16.</remarks>
public sealed class LogSigmoid : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "log_sigmoid";

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
            -Softplus(-x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            -gradient * ExpMinus1(at);
    }
}
