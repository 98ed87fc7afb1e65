namespace DenseLayers.Training;

/// <summary>How <see cref="R2Score"/> makes one number of the scores of the values of a prediction.</summary>
public enum ClassAggregation
{
    /// <summary>Not: one number for each value.</summary>
    None,

    /// <summary>The mean of the scores.</summary>
    UniformAverage,

    /// <summary>The mean of the scores, each weighted by the variance of its targets.</summary>
    VarianceWeightedAverage,
}
