namespace DenseLayers;

/// <summary>Which number of connections <see cref="VarianceScaling"/> divides by.</summary>
public enum FanMode
{
    /// <summary>The inputs that reach an output: keeps the variance of the values on their way forward.</summary>
    FanIn,

    /// <summary>The outputs that an input reaches: keeps the variance of the gradients on their way back.</summary>
    FanOut,

    /// <summary>The mean of both.</summary>
    FanAvg,
}
