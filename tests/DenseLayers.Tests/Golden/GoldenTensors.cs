using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>The tensors of a model's inputs or outputs: one alone, a list, or a dictionary by name.</summary>
internal static class GoldenTensors
{
    /// <summary>Reads them in the order of the names.</summary>
    public static GoldenTensor[] Read(JsonElement element, params IReadOnlyList<string> names) => element switch
    {
        _ when GoldenTensor.IsTensor(element) => [GoldenTensor.Read(element)],
        { ValueKind: JsonValueKind.Array } => [.. element.EnumerateArray().Select(GoldenTensor.Read)],
        _ => [.. names.Select(name => GoldenTensor.Read(element.GetProperty(name)))],
    };

    public static Tensor[] ToTensors(GoldenTensor[] tensors) => [.. tensors.Select(tensor => tensor.ToTensor())];
}
