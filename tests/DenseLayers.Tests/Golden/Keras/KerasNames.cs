using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Cases that list every name Keras knows for a kind of object, and the class it stands for.</summary>
internal static class KerasNames
{
    // Names of base classes, of which there is no object to make.
    private static readonly string[] _abstract =
        ["Initializer", "Loss", "LossFunctionWrapper", "Metric", "MeanMetricWrapper"];

    // Keras names a metric otherwise than the loss whose mean it is.
    private const string LogCoshError = "LogCoshError";

    /// <summary>Reads every name. Not applicable as long as one stands for what the library has no type for.</summary>
    public static Action Prepare(JsonElement names, string kind, Func<JsonElement, object> read)
    {
        List<(string Class, object Read)> pairs = [];
        SortedSet<string> missing = new(StringComparer.Ordinal);
        foreach (JsonProperty name in names.EnumerateObject())
        {
            string className = name.Value.GetString()!;
            if (_abstract.Contains(className))
            {
                continue;
            }

            try
            {
                pairs.Add((className, read(JsonSerializer.SerializeToElement(name.Name))));
            }
            catch (NotApplicableException)
            {
                missing.Add(className);
            }
        }

        return missing.Count > 0
            ? throw new NotApplicableException($"no {kind} {string.Join(", ", missing)}")
            : () => pairs.Should().OnlyContain(pair => IsNamed(pair.Read.GetType(), pair.Class));
    }

    // MeanSquaredError for "MeanSquaredError" and "mean_squared_error"; IdentityInitializer for "Identity".
    private static bool IsNamed(Type type, string name) =>
        type.Name.StartsWith(name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) ||
        (name == LogCoshError && type.Name == "LogCosh");
}
