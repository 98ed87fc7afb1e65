namespace DenseLayers.Training;

/// <summary>How <see cref="F1Score"/> and <see cref="FBetaScore"/> make one number of the scores of the classes.</summary>
public enum ScoreAverage
{
    /// <summary>Not: one number for each class.</summary>
    None,

    /// <summary>One score of all classes together, from the sums of their counts.</summary>
    Micro,

    /// <summary>The mean of the scores; rare classes count as much as frequent ones.</summary>
    Macro,

    /// <summary>The mean of the scores, each weighted by how many targets are of the class.</summary>
    Weighted,
}
