namespace DenseLayers;

/// <summary>Random values: uniform from -limit to limit, limit = √(6 / (fan in + fan out)).</summary>
/// <remarks>
/// Fans as in <see cref="VarianceScaling"/>, of which this is the one with scale 1. Source: Glorot and Bengio,
/// Understanding the difficulty of training deep feedforward neural networks, 2010, equation 16;
/// <c>keras.initializers.GlorotUniform</c> of Keras 3.16.
/// </remarks>
public sealed class GlorotUniform : Initializer
{
    /// <inheritdoc/>
    protected internal override void Fill(Span<float> values, Shape shape, Random random) =>
        FanScaling.Fill(values, shape, random, 1, FanMode.FanAvg, RandomDistribution.Uniform);
}
