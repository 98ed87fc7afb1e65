namespace DenseLayers.Training;

/// <summary>What <see cref="Auc"/> takes the curve to be between two thresholds.</summary>
public enum AucSummation
{
    /// <summary>
    /// A line; for <see cref="AucCurve.PrecisionRecall"/> what follows from true and false positives on a line (J.
    /// Davis and M. Goadrich, "The Relationship Between Precision-Recall and ROC Curves", 2006, section 4).
    /// </summary>
    Interpolation,

    /// <summary>The lower of the two: a bound from below.</summary>
    Minoring,

    /// <summary>The higher of the two: a bound from above.</summary>
    Majoring,
}
