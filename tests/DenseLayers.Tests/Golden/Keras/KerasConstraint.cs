using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.constraints</c>.</summary>
internal static class KerasConstraint
{
    public static Constraint? Find(KerasObject owner, string key) =>
        owner.Find(key) is { } element ? Read(element) : null;

    public static Constraint Read(JsonElement element)
    {
        KerasObject keras = KerasObject.Read(element);
        return keras.Checked<Constraint>(keras.ClassName switch
        {
            "MaxNorm" or "max_norm" => new MaxNorm { MaxValue = keras.Number("max_value", 2f), Axes = Axes(keras) },
            "NonNeg" or "non_neg" => new NonNeg(),
            "UnitNorm" or "unit_norm" => new UnitNorm { Axes = Axes(keras) },
            "MinMaxNorm" or "min_max_norm" => new MinMaxNorm
            {
                MinValue = keras.Number("min_value", 0f),
                MaxValue = keras.Number("max_value", 1f),
                Rate = keras.Number("rate", 1f),
                Axes = Axes(keras),
            },
            _ => throw keras.Missing("constraint"),
        });
    }

    private static int[] Axes(KerasObject keras) => keras.Has("axis") ? keras.Integers("axis") : [0];
}
