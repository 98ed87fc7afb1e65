using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

/// <summary>
/// One of every metric, in each of its ways of counting, for one-hot targets and probabilities alike.
/// </summary>
internal static class MetricZoo
{
    private static readonly Dictionary<string, Func<Metric>> _makers = new()
    {
        ["accuracy"] = () => new Accuracy(),
        ["binary accuracy"] = () => new BinaryAccuracy(),
        ["categorical accuracy"] = () => new CategoricalAccuracy(),
        ["top k accuracy"] = () => new TopKCategoricalAccuracy { K = 2 },
        ["mean squared error"] = () => new LossMetric(new MeanSquaredError()),
        ["categorical crossentropy"] = () => new LossMetric(new CategoricalCrossentropy()),
        ["root mean squared error"] = () => new RootMeanSquaredError(),
        ["own function"] = () => new MeanMetricWrapper((targets, predictions) => targets[0] - predictions[1]),
        ["cosine similarity"] = () => new CosineSimilarityMetric(),
        ["pearson correlation"] = () => new PearsonCorrelation(),
        ["concordance correlation"] = () => new ConcordanceCorrelation(),
        ["r2"] = () => new R2Score(),
        ["r2 weighted"] = () => new R2Score { ClassAggregation = ClassAggregation.VarianceWeightedAverage },
        ["r2 each"] = () => new R2Score { ClassAggregation = ClassAggregation.None },
        ["true positives"] = () => new TruePositives(),
        ["false positives"] = () => new FalsePositives { Thresholds = [0.7f, 0.1f] },
        ["true negatives"] = () => new TrueNegatives { Thresholds = [0, 0.5f, 1] },
        ["false negatives"] = () => new FalseNegatives(),
        ["precision"] = () => new Precision { Thresholds = [0.2f, 0.4f] },
        ["precision of top"] = () => new Precision { TopK = 2 },
        ["recall"] = () => new Recall { ClassId = 1 },
        ["precision at recall"] = () => new PrecisionAtRecall(0.5f),
        ["recall at precision"] = () => new RecallAtPrecision(0.3f),
        ["sensitivity at specificity"] = () => new SensitivityAtSpecificity(0.5f),
        ["specificity at sensitivity"] = () => new SpecificityAtSensitivity(0.5f),
        ["auc"] = () => new Auc(),
        ["auc of logits"] = () => new Auc { FromLogits = true, Curve = AucCurve.PrecisionRecall },
        ["auc of labels"] = () => new Auc { MultiLabel = true, LabelWeights = [1, 2, 3] },
        ["auc gain"] = () => new Auc { Curve = AucCurve.PrecisionRecallGain, Thresholds = [0.3f, 0.1f] },
        ["f1"] = () => new F1Score(),
        ["f1 micro"] = () => new F1Score { Average = ScoreAverage.Micro },
        ["f1 macro"] = () => new F1Score { Average = ScoreAverage.Macro, Threshold = 0.4f },
        ["f beta weighted"] = () => new FBetaScore { Average = ScoreAverage.Weighted, Beta = 2 },
        ["iou"] = () => new IoU(3, 0, 2) { SparseTargets = false, SparsePredictions = false },
        ["mean iou"] = () => new MeanIoU(3) { SparseTargets = false, SparsePredictions = false },
        ["one hot iou"] = () => new OneHotIoU(3, 1),
        ["one hot mean iou"] = () => new OneHotMeanIoU(3),
        ["binary iou"] = () => new BinaryIoU(),
    };

    public static TheoryData<string> Names => [.. _makers.Keys];

    /// <summary>One-hot targets of six samples.</summary>
    public static Tensor Targets { get; } = new([6, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0]);

    /// <summary>Probabilities for <see cref="Targets"/>, right and wrong, no two the same.</summary>
    public static Tensor Predictions { get; } = new(
        [6, 3],
        [
            0.7f, 0.2f, 0.1f,
            0.3f, 0.45f, 0.25f,
            0.41f, 0.21f, 0.38f,
            0.12f, 0.83f, 0.05f,
            0.34f, 0.37f, 0.29f,
            0.55f, 0.14f, 0.31f,
        ]);

    public static Metric Make(string name) => _makers[name]();

    /// <summary>Some of the samples, one after the other.</summary>
    public static Tensor Take(Tensor tensor, params int[] samples) =>
        new([samples.Length, 3], [.. samples.SelectMany(sample => tensor.Span.Slice(sample * 3, 3).ToArray())]);

    public static float[] Measure(Metric metric, Tensor targets, Tensor predictions, Tensor? weights = null)
    {
        metric.Update(targets, predictions, weights);
        return metric.Results.ToArray();
    }
}
