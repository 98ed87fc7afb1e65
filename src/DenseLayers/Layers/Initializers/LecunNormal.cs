namespace DenseLayers;

/// <summary>Random values: normal, cut off at two standard deviations, of variance 1 / fan in.</summary>
/// <remarks>
/// Fans as in <see cref="VarianceScaling"/>, of which this is the one with scale 1. Source: LeCun et al., Efficient
/// BackProp, 1998, section 4.6; <c>keras.initializers.LecunNormal</c> of Keras 3.16.
/// </remarks>
public sealed class LecunNormal : Initializer
{
    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) =>
        FanScaling.Fill(values, shape, random, 1, FanMode.FanIn, RandomDistribution.TruncatedNormal);
}
