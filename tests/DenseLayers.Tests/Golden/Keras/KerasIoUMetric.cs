using DenseLayers.Training;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads the metrics of <c>keras.metrics</c> of intersection over union.</summary>
internal static class KerasIoUMetric
{
    /// <summary>The metric; <see langword="null"/> if it is none of these.</summary>
    public static Metric? Find(KerasObject keras, string? name) => keras.ClassName switch
    {
        "MeanIoU" or "mean_io_u" => new MeanIoU(Classes(keras))
        {
            Name = name ?? "mean_io_u",
            IgnoreClass = Ignored(keras),
            SparseTargets = keras.Flag("sparse_y_true", true),
            SparsePredictions = keras.Flag("sparse_y_pred", true),
        },
        "IoU" or "io_u" => new IoU(Classes(keras), Targets(keras))
        {
            Name = name ?? "io_u",
            IgnoreClass = Ignored(keras),
            SparseTargets = keras.Flag("sparse_y_true", true),
            SparsePredictions = keras.Flag("sparse_y_pred", true),
        },
        "OneHotMeanIoU" or "one_hot_mean_io_u" => new OneHotMeanIoU(Classes(keras))
        {
            Name = name ?? "one_hot_mean_io_u",
            IgnoreClass = Ignored(keras),
            SparsePredictions = keras.Flag("sparse_y_pred", false),
        },
        "OneHotIoU" or "one_hot_io_u" => new OneHotIoU(Classes(keras), Targets(keras))
        {
            Name = name ?? "one_hot_io_u",
            IgnoreClass = Ignored(keras),
            SparsePredictions = keras.Flag("sparse_y_pred", false),
        },
        "BinaryIoU" or "binary_io_u" => new BinaryIoU(keras.Integers("target_class_ids"))
        {
            Name = name ?? "binary_io_u",
            Threshold = keras.Number("threshold", 0.5f),
        },
        _ => null,
    };

    // A bare name makes no such metric, but the list of names asks only for its type.
    private static int Classes(KerasObject keras) => keras.FindInteger("num_classes") ?? 2;

    private static int[] Targets(KerasObject keras) =>
        keras.Has("target_class_ids") ? keras.Integers("target_class_ids") : [0];

    private static int? Ignored(KerasObject keras)
    {
        keras.Only("axis", -1);
        return keras.FindInteger("ignore_class");
    }
}
