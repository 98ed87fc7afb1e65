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
            case "MeanAbsoluteError" or "mean_absolute_error" or "mae" or "MAE":
                return new MeanAbsoluteError { Reduction = reduction };
            case "MeanAbsolutePercentageError" or "mean_absolute_percentage_error" or "mape" or "MAPE":
                return new MeanAbsolutePercentageError { Reduction = reduction };
            case "MeanSquaredLogarithmicError" or "mean_squared_logarithmic_error" or "msle" or "MSLE":
                return new MeanSquaredLogarithmicError { Reduction = reduction };
            case "LogCosh" or "log_cosh":
                return new LogCosh { Reduction = reduction };
            case "Huber" or "huber":
                return new Huber { Reduction = reduction, Delta = keras.Number("delta", 1) };
            case "CosineSimilarity" or "cosine_similarity":
                return new CosineSimilarity { Reduction = reduction, Axis = Axis(keras) };
            case "Poisson" or "poisson":
                return new Poisson { Reduction = reduction };
            case "KLDivergence" or "kl_divergence" or "kld" or "KLD":
                return new KLDivergence { Reduction = reduction };
            case "Hinge" or "hinge":
                return new Hinge { Reduction = reduction };
            case "SquaredHinge" or "squared_hinge":
                return new SquaredHinge { Reduction = reduction };
            case "CategoricalHinge" or "categorical_hinge":
                return new CategoricalHinge { Reduction = reduction };
            case "Dice" or "dice":
                return new Dice { Reduction = reduction, Axes = Axes(keras) };
            case "Tversky" or "tversky":
                return new Tversky
                {
                    Reduction = reduction,
                    Alpha = keras.Number("alpha", 0.5f),
                    Beta = keras.Number("beta", 0.5f),
                    Axes = Axes(keras),
                };
            case "CategoricalGeneralizedCrossEntropy":
                return new CategoricalGeneralizedCrossEntropy { Reduction = reduction, Q = keras.Number("q", 0.5f) };
            case "Circle" or "circle":
                return new Circle
                {
                    Reduction = reduction,
                    Gamma = keras.Number("gamma", 80),
                    Margin = keras.Number("margin", 0.4f),
                    RemoveDiagonal = keras.Flag("remove_diagonal", true),
                };
            default:
                return CreateCrossentropy(keras, reduction);
        }
    }

    private static Loss CreateCrossentropy(KerasObject keras, Reduction reduction)
    {
        switch (keras.ClassName)
        {
            case "BinaryCrossentropy" or "binary_crossentropy" or "bce" or "BCE":
                return new BinaryCrossentropy
                {
                    Reduction = reduction,
                    FromLogits = keras.Flag("from_logits", false),
                    LabelSmoothing = keras.Number("label_smoothing", 0f),
                    Axis = Axis(keras),
                };
            case "BinaryFocalCrossentropy" or "binary_focal_crossentropy":
                return new BinaryFocalCrossentropy
                {
                    Reduction = reduction,
                    ApplyClassBalancing = keras.Flag("apply_class_balancing", false),
                    Alpha = keras.Number("alpha", 0.25f),
                    Gamma = keras.Number("gamma", 2),
                    FromLogits = keras.Flag("from_logits", false),
                    LabelSmoothing = keras.Number("label_smoothing", 0f),
                    Axis = Axis(keras),
                };
            case "CategoricalFocalCrossentropy" or "categorical_focal_crossentropy":
                return new CategoricalFocalCrossentropy
                {
                    Reduction = reduction,
                    Alpha = keras.Number("alpha", 0.25f),
                    Gamma = keras.Number("gamma", 2),
                    FromLogits = keras.Flag("from_logits", false),
                    LabelSmoothing = keras.Number("label_smoothing", 0f),
                    Axis = Axis(keras),
                };
            case "CategoricalCrossentropy" or "categorical_crossentropy":
                return new CategoricalCrossentropy
                {
                    Reduction = reduction,
                    FromLogits = keras.Flag("from_logits", false),
                    LabelSmoothing = keras.Number("label_smoothing", 0f),
                    Axis = Axis(keras),
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

    private static int Axis(KerasObject keras) => keras.FindInteger("axis") ?? -1;

    private static int[]? Axes(KerasObject keras) => keras.Has("axis") ? keras.Integers("axis") : null;

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
