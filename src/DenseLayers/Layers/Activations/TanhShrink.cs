using System.Runtime.CompilerServices;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.VectorMath;

namespace DenseLayers;

/// <summary><c>x - tanh(x)</c>.</summary>
/// <remarks>Source: <c>keras.activations.tanh_shrink</c> of Keras 3.16.</remarks>
public sealed class TanhShrink : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "tanh_shrink";

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => true;

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
        Elementwise.Backward(default(Formula), input, outputGradient, inputGradient);

    private readonly struct Formula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T>
        {
            // Near 0 the two are so close that x³ / 3 and what follows it tell the difference better.
            T square = x * x;
            T sum = T.MultiplyAdd(0.00661037816f, square, -0.0213094801f);
            sum = T.MultiplyAdd(sum, square, 0.053909447f);
            sum = T.MultiplyAdd(sum, square, -0.133331135f);
            sum = T.MultiplyAdd(sum, square, 0.333333313f);
            return T.Select(T.Abs(x) < 0.55f, x * square * sum, x - Tanh(x));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T>
        {
            T tanh = Tanh(at);
            return gradient * tanh * tanh;
        }
    }
}
