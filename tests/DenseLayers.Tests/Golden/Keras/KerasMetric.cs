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
            "mse" => new ErrorMetric(name, difference => difference * difference),
            "mae" => new ErrorMetric(name, Math.Abs),
            _ => Read(element, name),
        };
    }

    /// <summary>Reads a metric.</summary>
    /// <param name="element">The object, or one of the names Keras knows.</param>
    /// <param name="called">Its name where the object states none; <see langword="null"/> for the default.</param>
    public static Metric Read(JsonElement element, string? called = null)
    {
        KerasObject keras = KerasObject.Read(element);
        keras.OnlyFloat32();
        string? name = keras.Text("name") ?? called;
        return keras.Checked<Metric>(keras.ClassName switch
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
            _ => throw keras.Missing("metric"),
        });
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

    private static int K(KerasObject keras) => keras.FindInteger("k") ?? 5;

    private static SparseTopKCategoricalAccuracy ReadSparseTopK(KerasObject keras, string? name) => new()
    {
        Name = name ?? "sparse_top_k_categorical_accuracy",
        K = K(keras),
        FromSortedIds = keras.Flag("from_sorted_ids", false),
    };
}
