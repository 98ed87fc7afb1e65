using System.Text.Json;
using DenseLayers.Training;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.metrics</c>.</summary>
internal static class KerasMetric
{
    /// <summary>
    /// Reads a metric as <c>compile</c> does: a name stays the metric's name, and "accuracy" is chosen by the shapes.
    /// </summary>
    public static Metric ReadCompiled(JsonElement element, Shape targets, Shape predictions)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return Read(element);
        }

        string name = element.GetString()!;
        return name switch
        {
            "accuracy" or "acc" => Accuracy(targets, predictions, name),
            _ => Read(element, name),
        };
    }

    /// <summary>Reads a metric.</summary>
    /// <param name="element">The object, or one of the names Keras knows.</param>
    /// <param name="called">Its name where the object states none; <see langword="null"/> for the default.</param>
    public static Metric Read(JsonElement element, string? called = null)
    {
        KerasObject keras = KerasObject.Read(element);
        string? name = keras.Text("name") ?? called;
        if (KerasConfusionMetric.Find(keras, name) is { } confusion)
        {
            keras.OnlyFloat32();
            return keras.Checked(confusion);
        }

        if (KerasIoUMetric.Find(keras, name) is { } iou)
        {
            // What is counted in whole numbers, or not, is checked by whoever gives the weights.
            _ = keras.Has("dtype");
            return keras.Checked(iou);
        }

        keras.OnlyFloat32();
        return Find(keras, name) is { } metric ? keras.Checked(metric) : ReadLoss(keras, element, name);
    }

    /// <summary>The metric that <c>metrics=["accuracy"]</c> stands for.</summary>
    public static Metric Accuracy(Shape targets, Shape predictions, string name)
    {
        bool binary = predictions[^1] == 1;
        bool oneHot = targets.Rank == predictions.Rank && targets[^1] == predictions[^1];
        return binary ? new BinaryAccuracy { Name = name }
            : oneHot ? new CategoricalAccuracy { Name = name }
            : new SparseCategoricalAccuracy { Name = name };
    }

    private static Metric? Find(KerasObject keras, string? name) => keras.ClassName switch
    {
        "Accuracy" or "accuracy" => new Accuracy { Name = name ?? "accuracy" },
        "BinaryAccuracy" or "binary_accuracy" =>
            new BinaryAccuracy { Name = name ?? "binary_accuracy", Threshold = keras.Number("threshold", 0.5f) },
        "CategoricalAccuracy" or "categorical_accuracy" =>
            new CategoricalAccuracy { Name = name ?? "categorical_accuracy" },
        "SparseCategoricalAccuracy" or "sparse_categorical_accuracy" =>
            new SparseCategoricalAccuracy { Name = name ?? "sparse_categorical_accuracy" },
        "TopKCategoricalAccuracy" or "top_k_categorical_accuracy" =>
            new TopKCategoricalAccuracy { Name = name ?? "top_k_categorical_accuracy", K = K(keras) },
        "SparseTopKCategoricalAccuracy" or "sparse_top_k_categorical_accuracy" => ReadSparseTopK(keras, name),
        "RootMeanSquaredError" or "root_mean_squared_error" =>
            new RootMeanSquaredError { Name = name ?? "root_mean_squared_error" },
        "CosineSimilarity" or "cosine_similarity" => OnLastAxis(
            keras, new CosineSimilarityMetric { Name = name ?? "cosine_similarity" }),
        "PearsonCorrelation" or "pearson_correlation" => OnLastAxis(
            keras, new PearsonCorrelation { Name = name ?? "pearson_correlation" }),
        "ConcordanceCorrelation" or "concordance_correlation" => OnLastAxis(
            keras, new ConcordanceCorrelation { Name = name ?? "concordance_correlation" }),
        "R2Score" or "r2_score" => new R2Score
        {
            Name = name ?? "r2_score",
            ClassAggregation = ReadAggregation(keras),
            NumRegressors = keras.FindInteger("num_regressors") ?? 0,
        },
        _ => null,
    };

    private static Metric OnLastAxis(KerasObject keras, Metric metric)
    {
        keras.Only("axis", -1);
        return metric;
    }

    // Keras writes None as null, and for a bare name the default holds.
    private static ClassAggregation ReadAggregation(KerasObject keras) => keras.Text("class_aggregation") switch
    {
        "uniform_average" => ClassAggregation.UniformAverage,
        "variance_weighted_average" => ClassAggregation.VarianceWeightedAverage,
        _ => keras.IsName ? ClassAggregation.UniformAverage : ClassAggregation.None,
    };

    // A metric that is the mean of a loss has the options of the loss, which are written without its name.
    private static LossMetric ReadLoss(KerasObject keras, JsonElement element, string? name)
    {
        string lossName = keras.ClassName is "LogCoshError" or "log_cosh_error" ? "LogCosh" : keras.ClassName;
        Dictionary<string, JsonElement> options = element.ValueKind == JsonValueKind.String ? [] : element
            .GetProperty("config").EnumerateObject()
            .Where(option => option.Name != "name")
            .ToDictionary(option => option.Name, option => option.Value);
        Loss loss = KerasLoss.Read(JsonSerializer.SerializeToElement(new { class_name = lossName, config = options }));
        return name is null ? new LossMetric(loss) : new LossMetric(loss) { Name = name };
    }

    private static int K(KerasObject keras) => keras.FindInteger("k") ?? 5;

    private static SparseTopKCategoricalAccuracy ReadSparseTopK(KerasObject keras, string? name) => new()
    {
        Name = name ?? "sparse_top_k_categorical_accuracy",
        K = K(keras),
        FromSortedIds = keras.Flag("from_sorted_ids", false),
    };
}
