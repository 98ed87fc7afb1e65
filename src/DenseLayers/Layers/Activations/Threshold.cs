using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>A step: <c>x</c> above the threshold, else a default value.</summary>
/// <param name="threshold">Up to where the input is replaced; finite.</param>
/// <param name="defaultValue">What replaces it; finite.</param>
/// <exception cref="ArgumentOutOfRangeException">One of the values is not finite.</exception>
/// <remarks>Source: <c>keras.activations.threshold</c> of Keras 3.16.</remarks>
public sealed class Threshold(float threshold, float defaultValue) : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "threshold";

    /// <summary>Up to where the input is replaced.</summary>
    public float ThresholdValue { get; } = Guard.Finite(threshold, nameof(threshold));

    /// <summary>What replaces it.</summary>
    public float DefaultValue { get; } = Guard.Finite(defaultValue, nameof(defaultValue));

    // A default above the threshold looks in the output like an input that passed.
    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => DefaultValue > ThresholdValue;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape) =>
        Elementwise.Forward(new Formula(ThresholdValue, DefaultValue), input, output);

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape)
    {
        Formula formula = new(ThresholdValue, DefaultValue);
        Elementwise.Backward(formula, GradientNeedsInput ? input : output, outputGradient, inputGradient);
    }

    private readonly struct Formula(float threshold, float defaultValue) : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T> =>
            T.Select(x <= threshold, defaultValue, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T> =>
            T.Select(at <= threshold, 0f, gradient);
    }
}
