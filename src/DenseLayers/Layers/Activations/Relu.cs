using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static System.Runtime.Intrinsics.Vector256;

namespace DenseLayers;

/// <summary>Rectified linear unit: <c>x</c> above a threshold, else <c>negative_slope (x - threshold)</c>.</summary>
/// <remarks>
/// With the defaults, <c>max(x, 0)</c>. Source: <c>keras.activations.relu</c> of Keras 3.16, with its gradient at the
/// kinks: 0 at 0 (<see cref="NegativeSlope"/> with that option alone), 1 at <see cref="MaxValue"/>, but 0 if that is 6.
/// </remarks>
public sealed class Relu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "relu";

    /// <summary>Slope below the threshold; 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float NegativeSlope { get; init => field = Guard.NotNegative(value); }

    /// <summary>The greatest output, 0 or more; <see langword="null"/>, the default, sets no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float? MaxValue { get; init => field = value is { } limit ? Guard.NotNegative(limit) : null; }

    /// <summary>Up to where the input is damped; 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Threshold { get; init => field = Guard.NotNegative(value); }

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => MaxValue is not null;

    internal override FusedActivation Fused => IsPlain ? FusedActivation.Relu : FusedActivation.None;

    private bool IsPlain => NegativeSlope == 0 && MaxValue is null && Threshold == 0;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape)
    {
        if (IsPlain)
        {
            Elementwise.Forward(default(Plain), input, output);
        }
        else
        {
            Elementwise.Forward(new General(NegativeSlope, MaxValue, Threshold), input, output);
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape)
    {
        if (IsPlain)
        {
            Elementwise.Backward(default(Plain), output, outputGradient, inputGradient);
        }
        else
        {
            General formula = new(NegativeSlope, MaxValue, Threshold);
            Elementwise.Backward(formula, GradientNeedsInput ? input : output, outputGradient, inputGradient);
        }
    }

    private readonly struct Plain : IFormula<Vector256<float>>
    {
        public Vector256<float> Forward(Vector256<float> x) =>
            ConditionalSelect(LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x);

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) =>
            ConditionalSelect(LessThanOrEqual(at, Vector256<float>.Zero), Vector256<float>.Zero, gradient);
    }

    private readonly struct General(float slope, float? limit, float threshold) : IFormula<Vector256<float>>
    {
        public Vector256<float> Forward(Vector256<float> x)
        {
            // Keras lets NaN through where the threshold is 0, and turns it into 0 where it is not.
            Vector256<float> rises = threshold == 0
                ? ~LessThan(x, Vector256<float>.Zero)
                : GreaterThan(x, Create(threshold));
            Vector256<float> risen = Min(rises & x, Create(limit ?? float.PositiveInfinity));
            return slope == 0 ? risen : risen - (slope * Max(Create(threshold) - x, Vector256<float>.Zero));
        }

        public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient)
        {
            // Without a limit this reads the output, which crosses 0 where the input crosses the threshold.
            Vector256<float> border = Create(limit is null ? 0 : threshold);
            Vector256<float> rises = GreaterThan(at, border);
            Vector256<float> falls = limit is null && threshold == 0 ? ~rises : LessThan(at, border);
            if (limit is { } most)
            {
                rises &= most == 6 && threshold == 0 ? LessThan(at, Create(most)) : LessThanOrEqual(at, Create(most));
            }

            return (rises & gradient) + (falls & (slope * gradient));
        }
    }
}
