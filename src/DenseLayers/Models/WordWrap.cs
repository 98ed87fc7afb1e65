namespace DenseLayers;

/// <summary>Breaks a text into lines between its words.</summary>
/// <remarks>Source: <c>rich/_wrap.py</c> and <c>rich/text.py</c> of Rich, which Keras draws its summary with.</remarks>
internal static class WordWrap
{
    /// <summary>The lines of a text; what sticks out of a line is cut and marked by an ellipsis.</summary>
    public static List<string> Cut(string text, int width) =>
        [.. Break(text, width, fold: false).Select(line => Shorten(line, width))];

    /// <summary>The lines of a text; a word that is too long for a line goes on in the next.</summary>
    public static List<string> Fold(string text, int width) => Break(text, width, fold: true);

    private static List<string> Break(string text, int width, bool fold)
    {
        List<int> breaks = [0];
        int used = 0;
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = WordEnd(text, start);
            ReadOnlySpan<char> word = text.AsSpan(start..end);
            int cells = TerminalCells.Count(word.TrimEnd());
            if (cells <= width - used)
            {
                used += TerminalCells.Count(word);
                continue;
            }

            BreakAt(start);
            if (fold && cells > width)
            {
                for (int part = TerminalCells.Crop(word, width).Length; part > 0 && part < word.Length;)
                {
                    start += part;
                    BreakAt(start);
                    word = word[part..];
                    part = TerminalCells.Crop(word, width).Length;
                }
            }

            used = TerminalCells.Count(word);
        }

        breaks.Add(text.Length);
        return [.. breaks.Zip(breaks.Skip(1), (from, to) => TrimEnd(text[from..to], width))];

        void BreakAt(int index)
        {
            if (index > breaks[^1])
            {
                breaks.Add(index);
            }
        }
    }

    /// <summary>Behind a word and the blanks around it.</summary>
    private static int WordEnd(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        while (index < text.Length && !char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    /// <summary>Removes as many blanks at the end as stick out.</summary>
    private static string TrimEnd(string line, int width)
    {
        int length = line.Length;
        while (length > width && char.IsWhiteSpace(line[length - 1]))
        {
            length--;
        }

        return line[..length];
    }

    private static string Shorten(string line, int width) =>
        TerminalCells.Count(line) <= width ? line : $"{TerminalCells.Crop(line, width - 1)}…";
}
