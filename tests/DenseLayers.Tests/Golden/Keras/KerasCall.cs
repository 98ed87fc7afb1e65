using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>One call of a layer in a functional model: a node.</summary>
internal sealed record KerasCall(string Layer, int Node, IReadOnlyList<KerasPlace> Inputs)
{
    /// <summary>Reads a layer's <c>inbound_nodes</c>.</summary>
    public static IEnumerable<KerasCall> ReadAll(string layer, JsonElement nodes) =>
        nodes.EnumerateArray().Select((node, index) => new KerasCall(
            layer,
            index,
            node.ValueKind == JsonValueKind.Array ? [.. ReadKeras2(node)] : [.. ReadKeras3(layer, node)]));

    /// <summary>
    /// Reads <c>input_layers</c> or <c>output_layers</c>: one place alone, a list, or a dictionary, sorted by its keys.
    /// </summary>
    public static IEnumerable<KerasPlace> ReadPlaces(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().OrderBy(item => item.Name, StringComparer.Ordinal)
            .SelectMany(item => ReadPlaces(item.Value)),
        _ when element[0].ValueKind == JsonValueKind.String => [ReadPlace(element)],
        _ => element.EnumerateArray().SelectMany(ReadPlaces),
    };

    private static IEnumerable<KerasPlace> ReadKeras2(JsonElement node) =>
        node.EnumerateArray().Select(place => ReadPlace(place) with { IsKeras2 = true });

    private static IEnumerable<KerasPlace> ReadKeras3(string layer, JsonElement node)
    {
        foreach (JsonProperty argument in node.GetProperty("kwargs").EnumerateObject())
        {
            if (argument.Value.ValueKind != JsonValueKind.Null)
            {
                throw new NotApplicableException($"no call of layer {layer} with {argument.Name}");
            }
        }

        JsonElement arguments = node.GetProperty("args");
        return arguments.GetArrayLength() == 1
            ? ReadTensors(arguments[0])
            : throw new NotApplicableException($"no call of layer {layer} with {arguments.GetArrayLength()} arguments");
    }

    private static IEnumerable<KerasPlace> ReadTensors(JsonElement argument) =>
        argument.ValueKind == JsonValueKind.Array
            ? argument.EnumerateArray().SelectMany(ReadTensors)
            : [ReadPlace(argument.GetProperty("config").GetProperty("keras_history"))];

    private static KerasPlace ReadPlace(JsonElement place)
    {
        place[2].GetInt32().Should().Be(0, "a layer has one output");
        return new KerasPlace(place[0].GetString()!, place[1].GetInt32());
    }
}
