namespace DenseLayers;

/// <summary>Random values: normal, cut off at two standard deviations, of variance 2 / (fan in + fan out).</summary>
/// <remarks>
/// Fans as in <see cref="VarianceScaling"/>, of which this is the one with scale 1. Source: Glorot and Bengio,
/// Understanding the difficulty of training deep feedforward neural networks, 2010, equation 12;
/// <c>keras.initializers.GlorotNormal</c> of Keras 3.16.
/// </remarks>
public sealed class GlorotNormal : Initializer
{
    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) =>
        FanScaling.Fill(values, shape, random, 1, FanMode.FanAvg, RandomDistribution.TruncatedNormal);
}
