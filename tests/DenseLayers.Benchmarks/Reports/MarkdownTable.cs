using System.Text;

namespace DenseLayers.Benchmarks.Reports;

/// <summary>A table in Markdown whose columns line up as text, too. The first column is text, the others numbers.</summary>
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
        int[] widths = [.. header.Select((title, column) => _rows.Select(row => row[column].Length).Append(title.Length).Append(3).Max())];
        StringBuilder text = new();
        Append(text, header, widths);
        Append(text, [.. widths.Select((width, column) => new string('-', column == 0 ? width : width - 1) + (column == 0 ? "" : ":"))], widths);
        _rows.ForEach(row => Append(text, row, widths));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        for (int column = 0; column < cells.Length; column++)
        {
            string cell = column == 0 ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]);
            text.Append("| ").Append(cell).Append(' ');
        }

        text.Append("|\n");
    }
}
