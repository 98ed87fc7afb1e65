namespace DenseLayers;

/// <summary>Random values: normal, cut off at two standard deviations, of variance 2 / fan in.</summary>
/// <remarks>
/// Fans as in <see cref="VarianceScaling"/>, of which this is the one with scale 2. Source: He et al., Delving Deep
/// into Rectifiers, 2015, equation 10; <c>keras.initializers.HeNormal</c> of Keras 3.16.
/// </remarks>
public sealed class HeNormal : Initializer
{
    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) =>
        FanScaling.Fill(values, shape, random, 2, FanMode.FanIn, RandomDistribution.TruncatedNormal);
}
