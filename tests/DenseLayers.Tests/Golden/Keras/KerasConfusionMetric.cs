using DenseLayers.Training;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads the metrics of <c>keras.metrics</c> that count right and wrong decisions.</summary>
internal static class KerasConfusionMetric
{
    /// <summary>The metric; <see langword="null"/> if it is none of these.</summary>
    public static Metric? Find(KerasObject keras, string? name) => keras.ClassName switch
    {
        "TruePositives" or "true_positives" =>
            new TruePositives { Name = name ?? "true_positives", Thresholds = Thresholds(keras) },
        "TrueNegatives" or "true_negatives" =>
            new TrueNegatives { Name = name ?? "true_negatives", Thresholds = Thresholds(keras) },
        "FalsePositives" or "false_positives" =>
            new FalsePositives { Name = name ?? "false_positives", Thresholds = Thresholds(keras) },
        "FalseNegatives" or "false_negatives" =>
            new FalseNegatives { Name = name ?? "false_negatives", Thresholds = Thresholds(keras) },
        "Precision" or "precision" => ReadPrecision(keras, name),
        "Recall" or "recall" => ReadRecall(keras, name),
        "PrecisionAtRecall" or "precision_at_recall" => new PrecisionAtRecall(Bound(keras, "recall"))
        {
            Name = name ?? "precision_at_recall",
            NumThresholds = Count(keras),
            ClassId = ClassId(keras),
        },
        "RecallAtPrecision" or "recall_at_precision" => new RecallAtPrecision(Bound(keras, "precision"))
        {
            Name = name ?? "recall_at_precision",
            NumThresholds = Count(keras),
            ClassId = ClassId(keras),
        },
        "SensitivityAtSpecificity" or "sensitivity_at_specificity" =>
            new SensitivityAtSpecificity(Bound(keras, "specificity"))
            {
                Name = name ?? "sensitivity_at_specificity",
                NumThresholds = Count(keras),
                ClassId = ClassId(keras),
            },
        "SpecificityAtSensitivity" or "specificity_at_sensitivity" =>
            new SpecificityAtSensitivity(Bound(keras, "sensitivity"))
            {
                Name = name ?? "specificity_at_sensitivity",
                NumThresholds = Count(keras),
                ClassId = ClassId(keras),
            },
        "AUC" or "auc" => ReadAuc(keras, name),
        "F1Score" or "f1_score" => new F1Score
        {
            Name = name ?? "f1_score",
            Average = Average(keras),
            Threshold = keras.FindNumber("threshold"),
        },
        "FBetaScore" or "f_beta_score" => new FBetaScore
        {
            Name = name ?? "fbeta_score",
            Average = Average(keras),
            Beta = keras.Number("beta", 1),
            Threshold = keras.FindNumber("threshold"),
        },
        _ => null,
    };

    private static float[] Thresholds(KerasObject keras) => keras.FindNumbers("thresholds") ?? [0.5f];

    private static int Count(KerasObject keras) => keras.FindInteger("num_thresholds") ?? 200;

    private static int? ClassId(KerasObject keras) => keras.FindInteger("class_id");

    // A bare name makes no such metric, but the list of names asks only for its type.
    private static float Bound(KerasObject keras, string key) => keras.Number(key, 0.5f);

    private static Precision ReadPrecision(KerasObject keras, string? name)
    {
        (name, int? k, int? id) = (name ?? "precision", keras.FindInteger("top_k"), ClassId(keras));
        return keras.FindNumbers("thresholds") is { } thresholds
            ? new Precision { Name = name, Thresholds = thresholds, TopK = k, ClassId = id }
            : new Precision { Name = name, TopK = k, ClassId = id };
    }

    private static Recall ReadRecall(KerasObject keras, string? name)
    {
        (name, int? k, int? id) = (name ?? "recall", keras.FindInteger("top_k"), ClassId(keras));
        return keras.FindNumbers("thresholds") is { } thresholds
            ? new Recall { Name = name, Thresholds = thresholds, TopK = k, ClassId = id }
            : new Recall { Name = name, TopK = k, ClassId = id };
    }

    private static Auc ReadAuc(KerasObject keras, string? name)
    {
        // Follows from the shape of the predictions.
        _ = keras.Has("num_labels");
        return new Auc
        {
            Name = name ?? "auc",
            NumThresholds = Count(keras),
            Thresholds = keras.FindNumbers("thresholds"),
            Curve = keras.Text("curve") switch
            {
                "ROC" or null => AucCurve.Roc,
                "PR" => AucCurve.PrecisionRecall,
                "PRGAIN" => AucCurve.PrecisionRecallGain,
                string other => throw new NotApplicableException($"no curve {other}"),
            },
            SummationMethod = keras.Text("summation_method") switch
            {
                "interpolation" or null => AucSummation.Interpolation,
                "minoring" => AucSummation.Minoring,
                "majoring" => AucSummation.Majoring,
                string other => throw new NotApplicableException($"no summation {other}"),
            },
            MultiLabel = keras.Flag("multi_label", false),
            LabelWeights = keras.FindNumbers("label_weights"),
            FromLogits = keras.Flag("from_logits", false),
        };
    }

    private static ScoreAverage Average(KerasObject keras) => keras.Text("average") switch
    {
        null => ScoreAverage.None,
        "micro" => ScoreAverage.Micro,
        "macro" => ScoreAverage.Macro,
        "weighted" => ScoreAverage.Weighted,
        string other => throw new NotApplicableException($"no average {other}"),
    };
}
