using System.Text.Json;
using DenseLayers.Training;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads a <c>compile_config</c>: how a model is trained.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Outputs">Loss, weight and metrics of each output.</param>
internal sealed record KerasCompile(Optimizer Optimizer, OutputLoss[] Outputs)
{
    /// <summary>Reads it for a model.</summary>
    /// <param name="element">The configuration.</param>
    /// <param name="model">The names of the model's outputs and their shapes.</param>
    /// <param name="targets">The shape of the targets of each output, which decides what "accuracy" means.</param>
    public static KerasCompile Read(JsonElement element, (string Name, Shape Shape)[] model, Shape[] targets)
    {
        KerasObject keras = KerasObject.ReadOptions("compile", element);
        keras.Only("steps_per_execution", 1);

        // How Keras runs its own code changes no result.
        keras.Only("run_eagerly", false);
        keras.Only("jit_compile", false, "auto");
        string[] names = [.. model.Select(output => output.Name)];
        JsonElement?[] losses = PerOutput(keras.Find("loss"), names);
        JsonElement?[] weights = PerOutput(keras.Find("loss_weights"), names);
        JsonElement?[] metrics = PerOutput(keras.Find("metrics"), names);
        JsonElement?[] weighted = PerOutput(keras.Find("weighted_metrics"), names);
        OutputLoss[] outputs = new OutputLoss[model.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            Shape target = targets[i], output = model[i].Shape;
            outputs[i] = new OutputLoss(KerasLoss.Read(losses[i]!.Value))
            {
                Weight = (float)(weights[i]?.GetDouble() ?? 1),
                Metrics = [.. List(metrics[i]).Select(metric => KerasMetric.ReadCompiled(metric, target, output))],
                WeightedMetrics =
                    [.. List(weighted[i]).Select(metric => KerasMetric.ReadCompiled(metric, target, output))],
            };
        }

        return keras.Checked(new KerasCompile(KerasOptimizer.Read(keras.Get("optimizer")), outputs));
    }

    // One value for the only output, a list in the order of the outputs, or a dictionary by their names.
    private static JsonElement?[] PerOutput(JsonElement? element, string[] names) => element switch
    {
        null => new JsonElement?[names.Length],
        { ValueKind: JsonValueKind.Object } single when single.TryGetProperty("class_name", out _) => [single],
        { ValueKind: JsonValueKind.Object } named =>
            [.. names.Select(name => named.TryGetProperty(name, out JsonElement own) ? own : (JsonElement?)null)],
        { ValueKind: JsonValueKind.Array } list when names.Length > 1 =>
            [.. list.EnumerateArray().Select(item => (JsonElement?)item)],
        { } single => [single],
    };

    private static IEnumerable<JsonElement> List(JsonElement? metrics) => metrics switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } single => [single],
    };
}
