namespace DenseLayers;

/// <summary>Lets no vector of a parameter be longer than <see cref="MaxValue"/>.</summary>
/// <remarks>Source: <c>keras.constraints.MaxNorm</c> of Keras 3.16.</remarks>
public sealed class MaxNorm : NormConstraint
{
    /// <summary>The greatest norm; finite, 0 or more. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float MaxValue { get; init => field = Guard.NotNegative(value); } = 2f;

    /// <inheritdoc/>
    protected override double DesiredNorm(double norm) => Math.Min(norm, MaxValue);
}
