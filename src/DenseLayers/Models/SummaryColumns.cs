namespace DenseLayers;

/// <summary>Which columns a summary has, and where each ends, in parts of a line.</summary>
internal static class SummaryColumns
{
    /// <summary>The heads of the columns.</summary>
    public static string[] Headers(bool isChain, bool showTrainable) =>
    [
        "Layer (type)",
        "Output Shape",
        "Param #",
        .. isChain ? [] : (string[])["Connected to"],
        .. showTrainable ? (string[])["Trainable"] : [],
    ];

    /// <summary>The positions asked for, or else the ones usual for a chain or another model.</summary>
    /// <exception cref="ArgumentException">There are fewer positions than columns other than Trainable.</exception>
    public static IReadOnlyList<double> Positions(
        SummaryOptions options, bool isChain, double[] ofChain, double[] ofGraph)
    {
        IReadOnlyList<double> positions = options.Positions ?? (isChain ? ofChain : ofGraph);
        string[] headers = Headers(isChain, showTrainable: false);
        return positions.Count >= headers.Length
            ? positions
            : throw new ArgumentException(
                $"Positions expects a number for each of the columns {string.Join(", ", headers)}, " +
                $"but got {positions.Count}. Give one for each, or leave Positions out.");
    }
}
