using System.Globalization;
using System.Text;

namespace DenseLayers;

/// <summary>Draws a summary as the framed table that Keras 3 prints.</summary>
/// <remarks>
/// Sources: <c>keras/src/utils/summary_utils.py</c> of Keras 3.16 for the contents, <c>rich/table.py</c> of Rich for
/// the way they are set.
/// </remarks>
internal sealed class Keras3SummaryText
{
    private readonly StringBuilder _text = new();
    private readonly int[] _columns;
    private readonly int _terminalWidth;

    private Keras3SummaryText(int[] columns, int? terminalWidth)
    {
        _columns = columns;
        _terminalWidth = terminalWidth ?? int.MaxValue;
    }

    private enum Align
    {
        Left,
        Right,
        Center,
    }

    /// <summary>The whole text.</summary>
    /// <param name="summary">What to draw.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="columns">The widths of the columns, from <see cref="Keras3SummaryLayout.ColumnWidths"/>.</param>
    public static string Draw(ModelSummary summary, SummaryOptions options, int[] columns)
    {
        Keras3SummaryText drawing = new(columns, options.TerminalWidth);
        drawing.AddSentence($"Model: \"{summary.ModelName}\"");
        drawing.AddTable(summary, options);
        drawing.AddTotal("Total", summary.TotalParameters, summary.TotalBytes);
        drawing.AddTotal("Trainable", summary.TrainableParameters, summary.TrainableBytes);
        drawing.AddTotal("Non-trainable", summary.NonTrainableParameters, summary.NonTrainableBytes);
        if (summary is { OptimizerParameters: { } parameters, OptimizerBytes: { } bytes })
        {
            drawing.AddTotal("Optimizer", parameters, bytes);
        }

        return drawing._text.ToString();
    }

    private void AddTable(ModelSummary summary, SummaryOptions options)
    {
        AddRule('┏', '━', '┳', '┓');
        bool isChain = summary.IsChain, showTrainable = options.ShowTrainable;
        AddRow('┃', SummaryColumns.Headers(isChain, showTrainable), isChain, isHeader: true);
        AddRule('┡', '━', '╇', '┩');
        for (int i = 0; i < summary.Rows.Count; i++)
        {
            if (i > 0)
            {
                AddRule('├', '─', '┼', '┤');
            }

            AddRow('│', Cells(summary.Rows[i], isChain, showTrainable), isChain, isHeader: false);
        }

        AddRule('└', '─', '┴', '┘');
    }

    private static string[] Cells(SummaryRow row, bool isChain, bool showTrainable)
    {
        string nesting = row.Depth > 0 ? $"{new string(' ', 3 * row.Depth)}└ " : "";
        string connections = row.ConnectedTo.Count > 0 ? string.Join(", ", row.ConnectedTo) : "-";
        return
        [
            $"{nesting}{row.Name} ({row.Type})",
            OutputShape([.. row.OutputShapes.Select(Sizes)]),
            row.ParameterCount is { } count ? count.ToString("N0", CultureInfo.InvariantCulture) : "0 (unbuilt)",
            .. isChain ? [] : (string[])[connections],
            .. showTrainable ? (string[])[row.Trainable switch { true => "Y", false => "N", null => "-" }] : [],
        ];
    }

    private static string OutputShape(string[] shapes) => shapes switch
    {
        [] => "?",
        [string shape] => shape,
        _ => $"[{string.Join(", ", shapes)}]",
    };

    /// <summary>A shape as Keras 3 prints it: that of rank 1 without Python's comma.</summary>
    private static string Sizes(Shape shape) => shape.ToString().Replace(",)", ")", StringComparison.Ordinal);

    private void AddRow(char side, string[] cells, bool isChain, bool isHeader)
    {
        List<string>[] lines = new List<string>[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            bool isTrainable = i == (isChain ? 3 : 4);
            lines[i] = Set(cells[i], _columns[i] - 2, i == 2 ? Align.Right : isTrainable ? Align.Center : Align.Left);
        }

        int height = Math.Max(1, lines.Max(cell => cell.Count));
        for (int y = 0; y < height; y++)
        {
            StringBuilder line = new();
            for (int i = 0; i < cells.Length; i++)
            {
                // A header's last line stands at the foot, a cell's first line at the top.
                int index = isHeader ? y - height + lines[i].Count : y;
                bool isBlank = index < 0 || index >= lines[i].Count;
                line.Append(side).Append(isBlank ? new string(' ', _columns[i]) : $" {lines[i][index]} ");
            }

            AddLine(line.Append(side).ToString());
        }
    }

    /// <summary>The lines of a cell, each filled up with blanks; none if there is no room for any.</summary>
    private static List<string> Set(string text, int width, Align align)
    {
        List<string> lines = width > 0 ? WordWrap.Cut(text, width) : [];
        for (int i = 0; i < lines.Count; i++)
        {
            string line = align == Align.Left ? lines[i] : lines[i].TrimEnd();
            int blanks = width - TerminalCells.Count(line);
            int before = align switch { Align.Left => 0, Align.Right => blanks, _ => blanks / 2 };
            lines[i] = $"{new string(' ', before)}{line}{new string(' ', blanks - before)}";
        }

        return lines;
    }

    private void AddRule(char left, char line, char cross, char right) =>
        AddLine(left + string.Join(cross, _columns.Select(width => new string(line, width))) + right);

    private void AddTotal(string name, long count, long bytes) =>
        AddSentence(
            string.Create(CultureInfo.InvariantCulture, $" {name} params: {count:N0} ({ReadableSize.Format(bytes)})"));

    private void AddSentence(string sentence)
    {
        foreach (string line in WordWrap.Fold(sentence, _terminalWidth))
        {
            AddLine(line);
        }
    }

    private void AddLine(string line) => _text.Append(TerminalCells.Crop(line, _terminalWidth)).Append('\n');
}
