using System.Text;

namespace Cifar10;

/// <summary>Text that fits a terminal of 80 columns.</summary>
internal static class Paragraph
{
    private const int Width = 80;

    /// <summary>Breaks a text into lines between its words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">What each line begins with.</param>
    public static string Wrap(string text, string indent)
    {
        StringBuilder lines = new();
        string line = indent;
        foreach (string word in text.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                lines.AppendLine(line.TrimEnd());
                line = indent;
            }

            line += word + ' ';
        }

        return lines.Append(line.TrimEnd()).ToString();
    }
}
