using System.Globalization;

namespace DenseLayers;

/// <summary>A number of bytes as Keras prints it: <c>28.04 KB</c>.</summary>
/// <remarks>Source: <c>readable_memory_size</c> in <c>keras/src/utils/summary_utils.py</c> of Keras 3.16.</remarks>
internal static class ReadableSize
{
    private static readonly string[] _units = ["B", "KB", "MB", "GB", "TB", "PB"];

    public static string Format(long bytes)
    {
        // Decimal, because the double's own formatting rounds 1.125 up, and Python's, to even, down.
        decimal size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < _units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        decimal rounded = decimal.Round(size, 2, MidpointRounding.ToEven);
        return string.Create(CultureInfo.InvariantCulture, $"{rounded:F2} {_units[unit]}");
    }
}
