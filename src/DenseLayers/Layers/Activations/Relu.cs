using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

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
            Elementwise.Forward(default(ReluFormula), input, output);
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
            Elementwise.Backward(default(ReluFormula), output, outputGradient, inputGradient);
        }
        else
        {
            General formula = new(NegativeSlope, MaxValue, Threshold);
            Elementwise.Backward(formula, GradientNeedsInput ? input : output, outputGradient, inputGradient);
        }
    }

    private readonly struct General(float slope, float? limit, float threshold) : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Forward<T>(T x)
            where T : struct, IFloats<T>
        {
            // Keras lets NaN through where the threshold is 0, and turns it into 0 where it is not.
            T risen = threshold == 0 ? T.Select(x < 0f, 0f, x) : (x > threshold) & x;
            risen = T.Min(limit ?? float.PositiveInfinity, risen);
            return slope == 0 ? risen : risen - (slope * T.Max(0f, threshold - x));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Backward<T>(T at, T gradient)
            where T : struct, IFloats<T>
        {
            // Without a limit this reads the output, which crosses 0 where the input crosses the threshold.
            T border = limit is null ? 0f : threshold;
            T above = gradient;
            if (limit is { } most)
            {
                above &= most == 6 && threshold == 0 ? at < most : at <= most;
            }

            T below = slope * gradient;
            if (limit is not null || threshold != 0)
            {
                below &= at < border;
            }

            return T.Select(at > border, above, below);
        }
    }
}
