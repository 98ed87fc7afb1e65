using System.Text.RegularExpressions;

namespace DenseLayers;

/// <summary>What a <see cref="ModelSummary"/> shows, and how wide.</summary>
/// <remarks>Source: the arguments of <c>keras.Model.summary</c> of Keras 3.16.</remarks>
public sealed record SummaryOptions
{
    /// <summary>How the summary is drawn. Default: as Keras 3.16 does.</summary>
    public SummaryStyle Style { get; init => field = Guard.Defined(value); } = SummaryStyle.Keras3;

    /// <summary>
    /// Width of the table in characters, Keras's <c>line_length</c>; at least 1. Default: <see langword="null"/>, which
    /// is 88, 20 more for a model that is not a chain and 12 more with <see cref="ShowTrainable"/>, but at most
    /// <see cref="TerminalWidth"/> less 4; in the classic style 65, or 98 for a model that is not a chain.
    /// </summary>
    public int? Width { get; init => field = value is { } width ? Guard.Positive(width) : null; }

    /// <summary>
    /// Width of the terminal in characters; at least 1. Longer lines are cut, as Keras 3 cuts them; the classic style
    /// does not look at it. Default: <see langword="null"/>, which gives a table for 80 characters and cuts nothing.
    /// </summary>
    public int? TerminalWidth { get; init => field = value is { } width ? Guard.Positive(width) : null; }

    /// <summary>
    /// Where each column ends, as increasing parts of the width: <c>[0.45, 0.8, 1.0]</c>. At least one for each column,
    /// without that of <see cref="ShowTrainable"/>; further ones are not used, as in Keras. In the classic style
    /// numbers of characters do, too. Default: <see langword="null"/>, Keras's own: <c>[0.45, 0.8, 1.0]</c> for a chain
    /// of layers, <c>[0.3, 0.56, 0.74, 1.0]</c> for other models; classic <c>[0.45, 0.85, 1.0]</c> and <c>[0.33, 0.55,
    /// 0.67, 1.0]</c>.
    /// </summary>
    public IReadOnlyList<double>? Positions { get; init => field = value is null ? null : Increasing(value); }

    /// <summary>Whether a column tells which layers train. Default: <see langword="false"/>.</summary>
    public bool ShowTrainable { get; init; }

    /// <summary>Whether the layers of nested models are shown, too. Default: <see langword="false"/>.</summary>
    public bool ExpandNested { get; init; }

    /// <summary>
    /// The first and the last layer to show: regular expressions that the beginning of a layer's name must match. The
    /// first layer that matches <c>First</c> and the last one that matches <c>Last</c> are taken. Default: all layers.
    /// </summary>
    public (string First, string Last)? LayerRange { get; init; }

    /// <summary>The rows that these options ask for.</summary>
    /// <exception cref="ArgumentException"><see cref="LayerRange"/> matches no layer.</exception>
    internal IReadOnlyList<SummaryRow> Select(IReadOnlyList<SummaryRow> rows)
    {
        (int start, int end) = (0, rows.Count);
        if (LayerRange is (string first, string last))
        {
            int[] own = [.. Enumerable.Range(0, rows.Count).Where(index => rows[index].Depth == 0)];
            int[] lower = Matches(first), upper = Matches(last);
            if (lower.Length == 0 || upper.Length == 0)
            {
                string unmatched = lower.Length == 0 ? first : last;
                throw new ArgumentException(
                    $"LayerRange expects the names of two layers, but no layer matches \"{unmatched}\". " +
                    $"The layers are {string.Join(", ", own.Select(index => rows[index].Name))}: name two of these.");
            }

            // Given the wrong way round, Keras takes the widest range between the two.
            bool inOrder = lower[0] <= upper[^1];
            start = inOrder ? lower[0] : upper[0];
            int lastShown = inOrder ? upper[^1] : lower[^1];
            end = own.FirstOrDefault(index => index > lastShown, rows.Count);

            int[] Matches(string pattern) =>
                [.. own.Where(index => Regex.IsMatch(rows[index].Name, $@"\A(?:{pattern})"))];
        }

        return [.. rows.Take(start..end).Where(row => ExpandNested || row.Depth == 0)];
    }

    private static double[] Increasing(IReadOnlyList<double> positions)
    {
        double before = 0;
        foreach (double position in positions)
        {
            // Written so that NaN does not pass.
            if (!(position > before && double.IsFinite(position)))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(positions),
                    position,
                    $"Positions expects increasing finite numbers above 0, but got {position} after {before}.");
            }

            before = position;
        }

        return [.. positions];
    }
}
