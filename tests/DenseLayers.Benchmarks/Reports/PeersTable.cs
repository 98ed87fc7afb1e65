using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Benchmarks.Measuring;

namespace DenseLayers.Benchmarks.Reports;

/// <summary>
/// Times of the library, the first peer, and of the others, and how many times as long each of these takes.
/// </summary>
internal sealed class PeersTable
{
    private readonly Peer[] _peers;
    private readonly MarkdownTable _table;
    private readonly List<(string Case, double?[] Ratios)> _rows = [];
    private readonly List<double> _peaks = [];

    public PeersTable(Peer[] peers)
    {
        _peers = peers;
        _table = new MarkdownTable(
        [
            "case",
            .. peers.Select(peer => peer.Name),
            .. peers[1..].Select(peer => $"{ShortName(peer)} ×"),
            "of the limit",
        ]);
    }

    /// <summary>Geometric mean and least of the ratios with each peer, and the peak that the run was held to.</summary>
    public string Summary => string.Join(
        '\n', _peers[1..].Select((peer, i) => Summarize(peer.Name, i + 1)).Append(Peak).OfType<string>());

    /// <summary>Adds a case.</summary>
    /// <param name="measured">The case.</param>
    /// <param name="seconds">Times, in the peers' order; <see langword="null"/> where one does not take part.</param>
    /// <param name="limit">The least time that the machine allows, where it is known.</param>
    public void Add(Case measured, double?[] seconds, double? limit)
    {
        double?[] ratios = [.. seconds.Select(time => time / seconds[0])];
        _rows.Add((measured.Name, ratios));
        if (measured.IsBoundByArithmetic && limit is { } least)
        {
            _peaks.Add(measured.Operations / least);
        }

        _table.Add(
        [
            measured.Name,
            .. seconds.Select(time => time is { } known ? Quantity.Time(known) : Quantity.None),
            .. ratios[1..].Select(ratio => ratio is { } known ? Quantity.Ratio(known) : Quantity.None),
            limit / seconds[0] is { } part ? Quantity.Percent(part) : Quantity.None,
        ]);
    }

    /// <summary>A line for whoever waits for the table, which is wider than a screen.</summary>
    /// <param name="seconds">Times, in the peers' order; <see langword="null"/> where one does not take part.</param>
    public string InShort(double?[] seconds) => "  " + string.Join(
        ", ",
        _peers.Zip(seconds).Where(known => known.Second is not null).Select((known, i) => i == 0
            ? Quantity.Time(known.Second!.Value)
            : $"{ShortName(known.First)} × {Quantity.Ratio(known.Second!.Value / seconds[0]!.Value)}"));

    /// <inheritdoc/>
    public override string ToString() => _table.ToString();

    private string? Peak => _peaks.Count == 0
        ? null
        : $"- Fused multiply-adds ran at {Quantity.ThreeDigits(Timing.Median(_peaks) / 1e9)} GFLOP/s in between " +
          $"(median), {Quantity.ThreeDigits(_peaks.Min() / 1e9)} at the slowest.";

    private static string ShortName(Peer peer) => peer.Name.Split(' ')[0];

    private string? Summarize(string name, int index)
    {
        (string Case, double Ratio)[] known =
            [.. from row in _rows where row.Ratios[index] is not null select (row.Case, row.Ratios[index]!.Value)];
        if (known.Length == 0)
        {
            return null;
        }

        double mean = Math.Exp(known.Average(row => Math.Log(row.Ratio)));
        (string least, double ratio) = known.MinBy(row => row.Ratio);
        return $"- {name} takes {Quantity.Ratio(mean)} times as long as the library (geometric mean of " +
            $"{known.Length}); least {Quantity.Ratio(ratio)}, {least}.";
    }
}
