namespace DenseLayers;

/// <summary>The widths of the columns of a summary as Keras 3 draws it.</summary>
/// <remarks>
/// Sources: <c>keras/src/utils/summary_utils.py</c> of Keras 3.16 for the wanted widths; <c>rich/table.py</c> and
/// <c>rich/_ratio.py</c> of Rich for how a table with a given width takes from its columns or gives to them.
/// </remarks>
internal static class Keras3SummaryLayout
{
    private const int DefaultTerminalWidth = 80;
    private const int LeastColumnWidth = 4;

    /// <summary>The blanks to the left and right of a text.</summary>
    private const int Padding = 2;

    /// <summary>The width of each column, with its padding, without the lines of the frame.</summary>
    /// <exception cref="ArgumentException">
    /// A column has less than 4 characters, or there are too few positions.
    /// </exception>
    public static int[] ColumnWidths(SummaryOptions options, bool isChain)
    {
        string[] headers = SummaryColumns.Headers(isChain, options.ShowTrainable);
        int usual = (isChain ? 88 : 108) + (options.ShowTrainable ? 12 : 0);
        int lineLength = options.Width ?? Math.Min(usual, (options.TerminalWidth ?? DefaultTerminalWidth) - 4);
        int[] widths = WantedWidths(headers, Positions(options, isChain), lineLength);
        int frame = headers.Length + 1;
        Fit(widths, lineLength - frame);
        return widths;
    }

    private static List<double> Positions(SummaryOptions options, bool isChain)
    {
        IReadOnlyList<double> positions =
            SummaryColumns.Positions(options, isChain, ofChain: [0.45, 0.8, 1.0], ofGraph: [0.3, 0.56, 0.74, 1.0]);
        return options.ShowTrainable ? [.. positions.Select(position => position * 0.9), 1.0] : [.. positions];
    }

    private static int[] WantedWidths(string[] headers, List<double> positions, int lineLength)
    {
        int[] widths = new int[headers.Length];
        int end = 0;
        for (int i = 0; i < headers.Length; i++)
        {
            int width = (int)(positions[i] * lineLength) - end;
            if (width < LeastColumnWidth)
            {
                throw new ArgumentException(
                    $"A summary expects columns of at least {LeastColumnWidth} characters, but in a line of " +
                    $"{lineLength} column \"{headers[i]}\" has {Math.Max(0, width)}. " +
                    "Set a greater Width or TerminalWidth, or other Positions.");
            }

            end += width;
            widths[i] = width + Padding;
        }

        return widths;
    }

    /// <summary>
    /// Makes the widths add up: shares what is too much evenly, what is missing in proportion to the widths.
    /// </summary>
    private static void Fit(int[] widths, int total)
    {
        int excess = widths.Sum() - total;
        for (int i = 0; excess > 0 && i < widths.Length; i++)
        {
            double even = (double)excess / (widths.Length - i);
            int share = Math.Min(widths[i], (int)Math.Round(even, MidpointRounding.ToEven));
            widths[i] -= share;
            excess -= share;
        }

        int sum = widths.Sum(), missing = total - sum;
        for (int i = 0; missing > 0 && i < widths.Length; i++)
        {
            int width = widths[i];
            int share = (int)Math.Ceiling((double)width * missing / sum);
            widths[i] += share;
            missing -= share;
            sum -= width;
        }
    }
}
