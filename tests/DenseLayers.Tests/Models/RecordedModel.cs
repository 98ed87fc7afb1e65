using System.Globalization;
using System.Text.RegularExpressions;

namespace DenseLayers.Tests.Models;

/// <summary>What a printed summary tells about a model.</summary>
internal sealed partial record RecordedModel(string Name, SummaryRow[] Rows, bool IsChain, string[] Totals)
{
    public ModelSummary Summary(SummaryOptions options) => new(Name, Rows, IsChain, options)
    {
        TrainableParameters = Count(" Trainable") ?? Count("Trainable")!.Value,
        NonTrainableParameters = Count(" Non") ?? Count("Non")!.Value,
        OptimizerParameters = Count(" Optimizer"),
        TrainableBytes = Bytes(" Trainable") ?? -1,
        NonTrainableBytes = Bytes(" Non") ?? -1,
        OptimizerBytes = Bytes(" Optimizer"),
    };

    public static RecordedModel FromKeras3(string text, string? textWithTrainable, string[] names)
    {
        List<string[]> cells = Cells(text);
        bool isChain = !text.Contains("Connected to", StringComparison.Ordinal);
        List<string[]> withTrainable = Cells(textWithTrainable ?? text);
        SummaryRow[] rows = [.. cells.Zip(withTrainable, (cell, same) => Row(cell) with
        {
            Depth = cell[0].Contains("└ ", StringComparison.Ordinal) ? 1 : 0,
            OutputShapes = cell[1] == "?" ? [] : [ReadShape(cell[1])],
            ParameterCount = cell[2].EndsWith("(unbuilt)", StringComparison.Ordinal) ? null : Number(cell[2]),
            ConnectedTo = isChain || cell[3] == "-" ? [] : cell[3].Split(", "),
            Trainable = (textWithTrainable is null ? "-" : same[^1]) switch { "Y" => true, "N" => false, _ => null },
        })];
        return new RecordedModel(ModelName(text), rows, isChain, text.Split('\n'));

        SummaryRow Row(string[] cell) => new(LayerName(cell[0], names), LayerType().Match(cell[0]).Groups[1].Value);
    }

    public static RecordedModel FromClassic(string text)
    {
        string[] lines = text.Split('\n');
        int[] starts = [.. HeaderStarts().Matches(lines[2]).Select(match => match.Index), lines[2].Length];
        List<SummaryRow> rows = [];
        foreach (string line in lines[4..].TakeWhile(line => !line.StartsWith("Total", StringComparison.Ordinal)))
        {
            string[] cell =
                [.. starts[..^1].Zip(starts[1..], (from, to) => line.Length >= to ? line[from..to].TrimEnd() : "")];
            if (cell[0].Length == 0)
            {
                rows[^1] = rows[^1] with { ConnectedTo = [.. rows[^1].ConnectedTo, cell[3]] };
            }
            else if (cell[0][0] is not ('_' or '='))
            {
                // A type that the line cuts off is cut off in narrower lines, too.
                string[] words = cell[0].TrimEnd(')').Split(" (");
                rows.Add(new SummaryRow(words[0], words[1])
                {
                    OutputShapes = [ReadShape(cell[1])],
                    ParameterCount = Number(cell[2]),
                    ConnectedTo = cell.Length > 3 && cell[3].Length > 0 ? [cell[3]] : [],
                });
            }
        }

        return new RecordedModel(ModelName(text), [.. rows], starts.Length == 4, lines);
    }

    /// <summary>The cells of the table's rows, the lines of each joined.</summary>
    private static List<string[]> Cells(string text)
    {
        List<string[]> rows = [];
        bool goesOn = false;
        foreach (string line in text.Split('\n'))
        {
            bool isRow = line.StartsWith('│');
            if (isRow)
            {
                string[] cells =
                    [.. line.Trim('│').Split('│').Select((cell, i) => i == 0 ? cell[1..].TrimEnd() : cell.Trim())];
                rows.Add(goesOn
                    ? [.. Pop(rows).Zip(cells, (before, more) => more.Length > 0 ? $"{before} {more}" : before)]
                    : cells);
            }

            goesOn = isRow;
        }

        return rows;
    }

    private static string[] Pop(List<string[]> rows)
    {
        string[] last = rows[^1];
        rows.RemoveAt(rows.Count - 1);
        return last;
    }

    private static string LayerName(string cell, string[] names)
    {
        string name = LayerType().Replace(cell, "").Replace("└ ", "", StringComparison.Ordinal).Trim();
        return name.EndsWith('…') ? names.Single(full => full.StartsWith(name[..^1], StringComparison.Ordinal)) : name;
    }

    private static Shape ReadShape(string text) => Shape.Create(
        [.. text.Trim('(', ')').Split(", ").Select(size => size == "None" ? Shape.Unknown : (int)Number(size))]);

    private static long Number(string text) =>
        long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string ModelName(string text) => text.Split('"')[1];

    private long? Count(string total) =>
        Totals.FirstOrDefault(line => line.StartsWith(total, StringComparison.Ordinal)) is { } line
            ? Number(line.Split(": ")[1].Split(' ')[0])
            : null;

    /// <summary>The bytes of a total, where the text tells them exactly.</summary>
    private long? Bytes(string total) =>
        Totals.FirstOrDefault(line => line.StartsWith(total, StringComparison.Ordinal)) is { } line &&
        line.EndsWith(" B)", StringComparison.Ordinal)
            ? (long)decimal.Parse(line.Split('(')[1].Split(' ')[0], CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@" \(([A-Za-z]+)\)$")]
    private static partial Regex LayerType();

    [GeneratedRegex(@"(?<=^|  |\S )(Layer|Output|Param|Connected)")]
    private static partial Regex HeaderStarts();
}
