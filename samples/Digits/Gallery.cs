using System.Text;
using DenseLayers;

namespace Digits;

/// <summary>Draws digits side by side, with what the network says below each.</summary>
internal static class Gallery
{
    private const int AtMost = 4, ColumnWidth = 20;
    private const string Shades = " ░▒▓█";

    /// <summary>Draws the first few pictures that answers are about.</summary>
    /// <param name="images">All pictures, shape <c>(count, 8, 8)</c>, from 0 to 1.</param>
    /// <param name="answers">The answers.</param>
    public static string Draw(Tensor images, IEnumerable<Answer> answers)
    {
        Answer[] shown = [.. answers.Take(AtMost)];
        StringBuilder text = new();
        for (int row = 0; row < 8; row++)
        {
            AppendLine(text, shown.Select(answer => PixelRow(images, answer.Picture, row)));
        }

        AppendLine(text, shown.Select(answer => $"says {answer.Says} ({answer.Probability:P0})"));
        if (shown.Any(answer => !answer.IsRight))
        {
            AppendLine(text, shown.Select(answer => answer.IsRight ? "" : $"but it is {answer.Label}"));
        }

        return text.ToString();
    }

    // Characters are about twice as high as wide, so a pixel is two of them.
    private static string PixelRow(Tensor images, int picture, int row) => string.Concat(
        Enumerable.Range(0, 8).Select(column => new string(Shade(images[picture, row, column]), 2)));

    private static char Shade(float ink) => Shades[(int)MathF.Round(ink * (Shades.Length - 1))];

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendLine(("  " + string.Concat(cells.Select(cell => cell.PadRight(ColumnWidth)))).TrimEnd());
}
