namespace DenseLayers;

/// <summary>Makes every vector of a parameter one of norm 1.</summary>
/// <remarks>Source: <c>keras.constraints.UnitNorm</c> of Keras 3.16.</remarks>
public sealed class UnitNorm : NormConstraint
{
    /// <inheritdoc/>
    protected override double DesiredNorm(double norm) => 1;
}
