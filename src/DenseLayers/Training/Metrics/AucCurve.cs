namespace DenseLayers.Training;

/// <summary>The curve whose area <see cref="Auc"/> measures.</summary>
public enum AucCurve
{
    /// <summary>Recall over the rate of false positives: the receiver operating characteristic.</summary>
    Roc,

    /// <summary>Precision over recall.</summary>
    PrecisionRecall,

    /// <summary>
    /// Precision gain over recall gain, which measure against always predicting 1 (P. Flach and M. Kull,
    /// "Precision-Recall-Gain Curves", 2015).
    /// </summary>
    PrecisionRecallGain,
}
