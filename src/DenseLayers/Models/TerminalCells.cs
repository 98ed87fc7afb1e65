using System.Globalization;
using System.Text;

namespace DenseLayers;

/// <summary>
/// How much room a text takes in a terminal: most signs one cell, wide ones two, combining marks none.
/// </summary>
/// <remarks>Source: Unicode Standard Annex #11, East Asian Width; the ranges of wide and emoji signs in it.</remarks>
internal static class TerminalCells
{
    private static readonly (int First, int Last)[] _wideRanges =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
        (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    public static int Count(ReadOnlySpan<char> text)
    {
        int cells = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            cells += Count(rune);
        }

        return cells;
    }

    /// <summary>The longest beginning of a text that takes no more cells than given.</summary>
    public static ReadOnlySpan<char> Crop(ReadOnlySpan<char> text, int cells)
    {
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            cells -= Count(rune);
            if (cells < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static int Count(Rune rune)
    {
        if (rune.IsAscii)
        {
            return 1;
        }

        bool isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
        return isMark ? 0 : _wideRanges.Any(range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
    }
}
