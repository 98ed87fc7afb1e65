using System.Text.Json;

namespace DenseLayers.Tests.Models;

/// <summary>
/// A summary that Keras printed, and the rows it can be drawn from, recovered from the widest text of its case.
/// </summary>
internal sealed record RecordedSummary(string Text, SummaryOptions Options, RecordedModel Model)
{
    public string Draw() => Model.Summary(Options).ToString();

    public static IEnumerable<(string Id, int Index)> All(string file) =>
        Cases(file).SelectMany(one => Enumerable.Range(0, Summaries(one).Length).Select(index => (Id(one), index)));

    public static RecordedSummary Load(string file, string id, int index)
    {
        JsonElement one = Cases(file).Single(one => Id(one) == id);
        JsonElement[] summaries = Summaries(one);
        bool classic = file == "keras2.json";
        return new RecordedSummary(
            TextOf(summaries[index]) ?? "",
            ReadOptions(summaries[index], classic ? SummaryStyle.Classic : SummaryStyle.Keras3),
            classic ? RecordedModel.FromClassic(Widest(summaries)) : FromKeras3(one, summaries));
    }

    private static RecordedModel FromKeras3(JsonElement one, JsonElement[] summaries)
    {
        JsonElement[] nested = [.. summaries.Where(summary => Has(summary, "expand_nested"))];
        JsonElement[] sources = nested.Length > 0 ? nested : summaries;
        JsonElement withTrainable = sources.FirstOrDefault(summary => Has(summary, "show_trainable"));
        string[] names = one.TryGetProperty("layers", out JsonElement layers)
            ? [.. layers.EnumerateArray().Select(layer => $"{layer.GetProperty("name").GetString()}")]
            : [];
        return RecordedModel.FromKeras3(
            Widest(sources), withTrainable.ValueKind == JsonValueKind.Undefined ? null : TextOf(withTrainable), names);
    }

    private static JsonElement.ArrayEnumerator Cases(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TestData", "keras", file)))
            .RootElement.GetProperty("cases").EnumerateArray();

    private static string Id(JsonElement one) => one.GetProperty("id").GetString()!;

    private static JsonElement[] Summaries(JsonElement one) =>
        one.TryGetProperty("summaries", out JsonElement summaries) ? [.. summaries.EnumerateArray()] : [];

    private static bool Has(JsonElement summary, string argument) =>
        summary.GetProperty("args").TryGetProperty(argument, out _);

    private static string? TextOf(JsonElement summary) =>
        summary.TryGetProperty("text", out JsonElement text) ? text.GetString() : null;

    // A range of layers is no source: it lacks rows.
    private static string Widest(JsonElement[] summaries) => summaries
        .Where(summary => !Has(summary, "layer_range"))
        .Select(TextOf)
        .OfType<string>()
        .MaxBy(text => text.Split('\n')[1].Length)!;

    private static SummaryOptions ReadOptions(JsonElement summary, SummaryStyle style)
    {
        SummaryOptions options = new() { Style = style };
        if (summary.TryGetProperty("columns", out JsonElement columns))
        {
            options = options with { TerminalWidth = columns.GetInt32() };
        }

        foreach (JsonProperty argument in summary.GetProperty("args").EnumerateObject())
        {
            JsonElement value = argument.Value;
            options = argument.Name switch
            {
                "line_length" => options with { Width = value.GetInt32() },
                "positions" => options with { Positions = [.. value.EnumerateArray().Select(x => x.GetDouble())] },
                "show_trainable" => options with { ShowTrainable = value.GetBoolean() },
                "expand_nested" => options with { ExpandNested = value.GetBoolean() },
                "layer_range" => options with { LayerRange = (value[0].GetString()!, value[1].GetString()!) },
                _ => throw new NotSupportedException(argument.Name),
            };
        }

        return options;
    }
}
