using System.Globalization;

namespace DenseLayers.Benchmarks.Reports;

/// <summary>Numbers as the tables show them: three digits and a unit.</summary>
internal static class Quantity
{
    /// <summary>Shown where there is no number.</summary>
    public const string None = "–";

    /// <summary>A time: <c>14.6 us</c>.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-6 => ThreeDigits(seconds * 1e9) + " ns",
        < 1e-3 => ThreeDigits(seconds * 1e6) + " us",
        < 1 => ThreeDigits(seconds * 1e3) + " ms",
        _ => ThreeDigits(seconds) + " s",
    };

    /// <summary>A ratio: <c>1.27</c>.</summary>
    public static string Ratio(double ratio) => ThreeDigits(ratio);

    /// <summary>A part of a whole: <c>94 %</c>.</summary>
    public static string Percent(double part) => Text($"{100 * part:0} %");

    /// <summary>How many threads: <c>2 threads</c>.</summary>
    public static string Threads(int threads) => threads == 1 ? "1 thread" : Text($"{threads} threads");

    /// <summary>Three digits, or all before the point.</summary>
    public static string ThreeDigits(double value) => value switch
    {
        < 9.995 => Text($"{value:0.00}"),
        < 99.95 => Text($"{value:0.0}"),
        _ => Text($"{value:0}"),
    };

    /// <summary>Text without regard to a country.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
