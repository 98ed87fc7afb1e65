using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>Hard shrinkage: <c>x</c> where it is further from 0 than the threshold, else 0.</summary>
/// <remarks>Source: <c>keras.activations.hard_shrink</c> of Keras 3.16.</remarks>
public sealed class HardShrink : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "hard_shrink";

    /// <summary>How far from 0 the values reach that become 0; 0 or more. Default: 0.5.</summary>
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
            T.Select(T.Abs(x) <= threshold, 0f, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            T.Select(T.Abs(at) <= 0f, 0f, gradient);
    }
}
