namespace DenseLayers;

/// <summary>Lets no value be negative: <c>max(x, 0)</c>.</summary>
/// <remarks>Source: <c>keras.constraints.NonNeg</c> of Keras 3.16.</remarks>
public sealed class NonNeg : Constraint
{
    /// <inheritdoc/>
    protected internal override void Project(Span<float> values, Shape shape)
    {
        foreach (ref float value in values)
        {
            value = MathF.Max(value, 0f);
        }
    }
}
