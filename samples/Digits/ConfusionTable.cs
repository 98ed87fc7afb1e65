using System.Text;

namespace Digits;

/// <summary>Counts for each digit what the network took it for.</summary>
internal static class ConfusionTable
{
    /// <summary>Draws the table: a row for each digit, a column for each answer.</summary>
    /// <param name="answers">The answers to count.</param>
    public static string Draw(IReadOnlyList<Answer> answers)
    {
        int[,] counts = new int[10, 10];
        foreach (Answer answer in answers)
        {
            counts[answer.Label, answer.Says]++;
        }

        StringBuilder text = new();
        text.AppendLine($"     │{string.Concat(Enumerable.Range(0, 10).Select(digit => $"{digit,5}"))} │   right");
        text.AppendLine($"  ───┼{new string('─', 51)}┼────────");
        for (int label = 0; label < 10; label++)
        {
            int[] row = [.. Enumerable.Range(0, 10).Select(says => counts[label, says])];
            string cells = string.Concat(row.Select(count => count == 0 ? "    ·" : $"{count,5}"));
            text.AppendLine($"   {label} │{cells} │ {(float)row[label] / row.Sum(),7:P1}");
        }

        return text.ToString();
    }
}
