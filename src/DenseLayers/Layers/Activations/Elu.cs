using System.Runtime.CompilerServices;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.VectorMath;

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
        Elementwise.Forward(new Formula(Alpha), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape) =>
        Elementwise.Backward(new Formula(Alpha), output, outputGradient, inputGradient);

    private readonly struct Formula(float alpha) : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Select(x > 0f, x, alpha * ExpMinus1(x));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            gradient * T.Select(at > 0f, 1f, at + alpha);
    }
}
