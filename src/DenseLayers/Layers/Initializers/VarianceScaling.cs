namespace DenseLayers;

/// <summary>
/// Random values around 0 with the variance <c>scale / n</c>, n being a number of connections of the parameter.
/// </summary>
/// <remarks>
/// <para>The numbers of connections of a shape <c>(…, inputs, outputs)</c>: fan in = inputs times the axes before it,
/// fan out = outputs times those axes. For a shape <c>(n)</c> both are n, for a scalar both are 1.</para>
/// <para>Glorot, He and LeCun initializers are named choices of the options.
/// Source: <c>keras.initializers.VarianceScaling</c> of Keras 3.16.</para>
/// </remarks>
public sealed class VarianceScaling : Initializer
{
    /// <summary>The variance times n; finite and above 0. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Scale { get; init => field = Guard.Positive(value); } = 1f;

    /// <summary>What n is. Default: <see cref="FanMode.FanIn"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public FanMode Mode { get; init => field = Guard.Defined(value); } = FanMode.FanIn;

    /// <summary>How the values are distributed. Default: <see cref="RandomDistribution.TruncatedNormal"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public RandomDistribution Distribution { get; init => field = Guard.Defined(value); } =
        RandomDistribution.TruncatedNormal;

    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) =>
        FanScaling.Fill(values, shape, random, Scale, Mode, Distribution);
}
