using System.Text;

namespace DenseLayers.Benchmarks.Reports;

/// <summary>
/// A table in Markdown whose columns line up as text, too. The first column is text, the others are numbers.
/// </summary>
internal sealed class MarkdownTable(params string[] header)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Appends a row.</summary>
    public void Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, header.Length);
        _rows.Add(cells);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int[] widths = new int[header.Length];
        string[] rule = new string[header.Length];
        for (int column = 0; column < widths.Length; column++)
        {
            widths[column] = Math.Max(3, _rows.Append(header).Max(row => row[column].Length));
            rule[column] = column == 0 ? new string('-', widths[column]) : new string('-', widths[column] - 1) + ":";
        }

        StringBuilder text = new();
        foreach (string[] row in (string[][])[header, rule, .. _rows])
        {
            for (int column = 0; column < row.Length; column++)
            {
                string cell = column == 0 ? row[column].PadRight(widths[column]) : row[column].PadLeft(widths[column]);
                text.Append("| ").Append(cell).Append(' ');
            }

            text.Append("|\n");
        }

        return text.ToString();
    }
}
