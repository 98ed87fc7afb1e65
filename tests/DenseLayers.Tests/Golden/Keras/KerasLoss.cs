using System.Text.Json;
using DenseLayers.Training;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.losses</c>.</summary>
internal static class KerasLoss
{
    /// <summary>Reads a loss.</summary>
    /// <param name="element">The object, or one of the names Keras knows.</param>
    /// <param name="reduction">The reduction in place of the one stated, by Keras's name.</param>
    public static Loss Read(JsonElement element, string? reduction = null)
    {
        KerasObject keras = KerasObject.Read(element);
        keras.OnlyFloat32();
        string stated = keras.Text("reduction") ?? "sum_over_batch_size";
        Loss loss = keras.Checked(Create(keras, Named(reduction ?? stated)));
        return keras.Text("name") is { } name && name != loss.Name
            ? throw new NotApplicableException($"no {keras.ClassName} named {name}")
            : loss;
    }

    private static Loss Create(KerasObject keras, Reduction reduction)
    {
        _ = keras.Has("name");
        switch (keras.ClassName)
        {
            case "MeanSquaredError" or "mean_squared_error" or "mse" or "MSE":
                return new MeanSquaredError { Reduction = reduction };
            case "CategoricalCrossentropy" or "categorical_crossentropy":
                return new CategoricalCrossentropy
                {
                    Reduction = reduction,
                    FromLogits = keras.Flag("from_logits", false),
                    LabelSmoothing = keras.Number("label_smoothing", 0f),
                    Axis = keras.FindInteger("axis") ?? -1,
                };
            case "SparseCategoricalCrossentropy" or "sparse_categorical_crossentropy":
                keras.Only("axis", -1);
                return new SparseCategoricalCrossentropy
                {
                    Reduction = reduction,
                    FromLogits = keras.Flag("from_logits", false),
                    IgnoreClass = keras.FindInteger("ignore_class"),
                };
            default:
                throw keras.Missing("loss");
        }
    }

    private static Reduction Named(string name) => name switch
    {
        "sum_over_batch_size" => Reduction.SumOverBatchSize,
        "sum" => Reduction.Sum,
        "mean" => Reduction.Mean,
        "mean_with_sample_weight" => Reduction.MeanWithSampleWeight,
        "none" => Reduction.None,
        _ => throw new NotApplicableException($"no reduction {name}"),
    };
}
