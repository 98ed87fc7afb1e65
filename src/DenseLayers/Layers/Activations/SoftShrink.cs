using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>Soft shrinkage: <c>x</c> moved towards 0 by the threshold, and 0 where it would cross.</summary>
/// <remarks>Source: <c>keras.activations.soft_shrink</c> of Keras 3.16. NaN becomes 0, as in Keras.</remarks>
public sealed class SoftShrink : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "soft_shrink";

    /// <summary>How far values move, and how far from 0 those reach that become 0; 0 or more. Default: 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Threshold { get; init => field = Guard.NotNegative(value); } = 0.5f;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.Forward(new Formula(Threshold), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.Backward(new Formula(Threshold), output, outputGradient, inputGradient);

    private readonly struct Formula(float threshold) : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Select(x < -threshold, x + threshold, (x > threshold) & (x - threshold));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            T.Select(T.Abs(at) <= 0f, 0f, gradient);
    }
}
