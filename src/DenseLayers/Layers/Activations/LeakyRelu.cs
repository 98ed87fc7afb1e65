using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>Leaky rectified linear unit: <c>x</c> above 0, else <c>negative_slope · x</c>.</summary>
/// <remarks>Source: <c>keras.activations.leaky_relu</c> of Keras 3.16.</remarks>
public sealed class LeakyRelu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "leaky_relu";

    /// <summary>Slope below 0; 0 or more. Default: 0.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float NegativeSlope { get; init => field = Guard.NotNegative(value); } = 0.2f;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.Forward(new Formula(NegativeSlope), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.Backward(new Formula(NegativeSlope), output, outputGradient, inputGradient);

    private readonly struct Formula(float slope) : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Select(x > 0f, x, x * slope);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            T.Select(at > 0f, gradient, gradient * slope);
    }
}
