namespace DenseLayers.Training;

/// <summary>
/// Weights of targets that are so or not, by whether they were predicted to be. Ratios over nothing are 0.
/// </summary>
internal readonly record struct Confusion(
    double TruePositives, double FalsePositives, double TrueNegatives, double FalseNegatives)
{
    /// <summary>How many of those predicted to be so are.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>How many of those that are so were predicted to be; also called sensitivity.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>How many of those that are not so were predicted not to be.</summary>
    public double Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>How many of those that are not so were predicted to be.</summary>
    public double FalsePositiveRate => Ratio(FalsePositives, TrueNegatives + FalsePositives);

    /// <summary>A ratio, 0 where it is of nothing.</summary>
    public static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
