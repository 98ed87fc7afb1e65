using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

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

    private readonly struct Formula(float threshold, float defaultValue) : IFormula<Vector256<float>>
    {
        public Vector256<float> Forward(Vector256<float> x) =>
            ConditionalSelect(LessThanOrEqual(x, Create(threshold)), Create(defaultValue), x);

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            ConditionalSelect(LessThanOrEqual(at, Create(threshold)), Vector256<float>.Zero, gradient);
    }
}
