using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;

namespace DenseLayers.Tests.Golden;

/// <summary>Reads the arguments of Keras's <c>summary</c> and the width of the terminal it saw.</summary>
internal static class GoldenSummaryOptions
{
    public static SummaryOptions Read(JsonElement summary, SummaryStyle style)
    {
        KerasObject arguments = KerasObject.ReadOptions("summary", summary.GetProperty("args"));
        string[] range = [.. Items(arguments, "layer_range").Select(name => name.GetString()!)];
        double[] positions = [.. Items(arguments, "positions").Select(position => position.GetDouble())];
        return arguments.Checked(new SummaryOptions
        {
            Style = style,
            Width = arguments.FindInteger("line_length"),
            TerminalWidth = summary.TryGetProperty("columns", out JsonElement columns) ? columns.GetInt32() : null,
            Positions = positions.Length > 0 ? positions : null,
            ShowTrainable = arguments.Flag("show_trainable", false),
            ExpandNested = arguments.Flag("expand_nested", false),
            LayerRange = range.Length > 0 ? (range[0], range[1]) : null,
        });
    }

    private static JsonElement[] Items(KerasObject arguments, string key) =>
        [.. arguments.Find(key)?.EnumerateArray() ?? []];
}
