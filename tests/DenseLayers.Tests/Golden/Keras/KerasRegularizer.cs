using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.regularizers</c>.</summary>
internal static class KerasRegularizer
{
    public static Regularizer? Find(KerasObject owner, string key) =>
        owner.Find(key) is { } element ? Read(element) : null;

    public static Regularizer Read(JsonElement element)
    {
        KerasObject keras = KerasObject.Read(element);
        return keras.Checked<Regularizer>(keras.ClassName switch
        {
            "L1" or "l1" => new L1(keras.Number("l1", 0.01f)),
            "L2" or "l2" => new L2(keras.Number("l2", 0.01f)),
            "L1L2" or "l1_l2" => new L1L2(keras.Number("l1", 0f), keras.Number("l2", 0f)),
            "OrthogonalRegularizer" or "orthogonal_regularizer" => new OrthogonalRegularizer
            {
                Factor = keras.Number("factor", 0.01f),
                Mode = keras.Text("mode") == "columns" ? OrthogonalMode.Columns : OrthogonalMode.Rows,
            },
            _ => throw keras.Missing("regularizer"),
        });
    }
}
