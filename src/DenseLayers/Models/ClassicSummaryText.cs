using System.Globalization;
using System.Text;

namespace DenseLayers;

/// <summary>
/// Draws a summary as Keras 2 does: columns without a frame, between lines of underscores and equals signs.
/// </summary>
/// <remarks>
/// Source: <c>keras/utils/layer_utils.py</c> of Keras 2.3. The column Trainable and the layers of nested models, which
/// it does not know, are set as by later versions of Keras.
/// </remarks>
internal static class ClassicSummaryText
{
    private const int TrainableWidth = 11;

    /// <summary>Where each column ends, counted in characters.</summary>
    /// <exception cref="ArgumentException">There are fewer positions than columns.</exception>
    public static int[] ColumnEnds(SummaryOptions options, bool isChain)
    {
        int lineLength = LineLength(options, isChain);
        IReadOnlyList<double> positions =
            SummaryColumns.Positions(options, isChain, ofChain: [0.45, 0.85, 1.0], ofGraph: [0.33, 0.55, 0.67, 1.0]);

        // A last position above 1 says that all of them are numbers of characters.
        double unit = positions[^1] <= 1 ? lineLength : 1;
        IEnumerable<int> ends = positions.Take(isChain ? 3 : 4).Select(position => (int)(unit * position));
        return [.. ends, .. options.ShowTrainable ? (int[])[lineLength + TrainableWidth] : []];
    }

    /// <summary>The whole text.</summary>
    /// <param name="summary">What to draw.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="columns">Where the columns end, from <see cref="ColumnEnds"/>.</param>
    public static string Draw(ModelSummary summary, SummaryOptions options, int[] columns)
    {
        int lineLength = LineLength(options, summary.IsChain) + (options.ShowTrainable ? TrainableWidth : 0);
        string thin = new('_', lineLength), thick = new('=', lineLength);
        StringBuilder text = new();
        AddLine($"Model: \"{summary.ModelName}\"");
        AddLine(thin);
        AddLine(Row(columns, SummaryColumns.Headers(summary.IsChain, options.ShowTrainable)));
        AddLine(thick);
        for (int i = 0; i < summary.Rows.Count; i++)
        {
            SummaryRow row = summary.Rows[i];
            AddLine(Row(columns, Cells(row, summary.IsChain, options.ShowTrainable)));
            foreach (string connection in summary.IsChain ? [] : row.ConnectedTo.Skip(1))
            {
                AddLine(Row(columns, "", "", "", connection));
            }

            AddLine(i == summary.Rows.Count - 1 ? thick : thin);
        }

        AddTotal("Total", summary.TrainableParameters + summary.NonTrainableParameters);
        AddTotal("Trainable", summary.TrainableParameters);
        AddTotal("Non-trainable", summary.NonTrainableParameters);
        AddLine(thin);
        return text.ToString();

        void AddTotal(string name, long count) =>
            AddLine(string.Create(CultureInfo.InvariantCulture, $"{name} params: {count:N0}"));

        void AddLine(string line) => text.Append(line).Append('\n');
    }

    private static int LineLength(SummaryOptions options, bool isChain) => options.Width ?? (isChain ? 65 : 98);

    private static string[] Cells(SummaryRow row, bool isChain, bool showTrainable) =>
    [
        $"{new string(' ', 3 * row.Depth)}{row.Name} ({row.Type})",
        OutputShape(row),
        row.ParameterCount?.ToString(CultureInfo.InvariantCulture) ?? "?",
        .. isChain ? [] : (string[])[row.ConnectedTo.FirstOrDefault("")],
        .. showTrainable ? (string[])[row.Trainable switch { true => "Y", false => "N", null => "-" }] : [],
    ];

    private static string OutputShape(SummaryRow row) => row.OutputShapes switch
    {
        _ when row.OutputShapesDiffer => "multiple",
        [] => "?",
        [Shape shape] => shape.ToString(),
        _ => $"[{string.Join(", ", row.OutputShapes)}]",
    };

    /// <summary>Each field cut or filled up to the end of its column; a blank at least stands between two.</summary>
    private static string Row(int[] columns, params ReadOnlySpan<string> fields)
    {
        StringBuilder line = new();
        for (int i = 0; i < fields.Length; i++)
        {
            if (line.Length > 0)
            {
                line[^1] = ' ';
            }

            line.Append(fields[i]);
            line.Length = Math.Min(line.Length, columns[i]);
            line.Append(' ', columns[i] - line.Length);
        }

        return line.ToString();
    }
}
