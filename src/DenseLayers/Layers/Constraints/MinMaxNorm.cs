namespace DenseLayers;

/// <summary>
/// Draws the norms of a parameter's vectors to between <see cref="MinValue"/> and <see cref="MaxValue"/>.
/// </summary>
/// <remarks>
/// The desired norm is <c>rate · clip(norm, min, max) + (1 - rate) · norm</c>.
/// Source: <c>keras.constraints.MinMaxNorm</c> of Keras 3.16.
/// </remarks>
public sealed class MinMaxNorm : NormConstraint
{
    /// <summary>The least norm; finite, 0 or more, not above <see cref="MaxValue"/>. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float MinValue { get; init => field = Guard.NotNegative(value); }

    /// <summary>The greatest norm; finite, 0 or more, not below <see cref="MinValue"/>. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float MaxValue { get; init => field = Guard.NotNegative(value); } = 1f;

    /// <summary>How much of the way to go in one step, from 0 to 1. Default: 1, all of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public float Rate { get; init => field = Guard.InRange(value, 0f, 1f); } = 1f;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException"><see cref="MinValue"/> is above <see cref="MaxValue"/>.</exception>
    protected internal override void CheckShape(Shape shape)
    {
        base.CheckShape(shape);
        if (MinValue > MaxValue)
        {
            throw new InvalidOperationException(
                $"MinMaxNorm expects a MinValue of at most MaxValue, but got {MinValue} and {MaxValue}. Set both.");
        }
    }

    /// <inheritdoc/>
    protected override double DesiredNorm(double norm) =>
        (Rate * Math.Clamp(norm, MinValue, MaxValue)) + ((1 - Rate) * norm);
}
