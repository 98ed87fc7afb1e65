using System.Text;

namespace DenseLayers.Benchmarks.Reports;

/// <summary>
/// What a command found out: printed as it comes, and written to a file at the end if one is asked for.
/// </summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins with a title and the machine.</summary>
    public Report(string title)
    {
        Add($"## {title}");
        Add(Machine.Description + ".");
    }

    /// <summary>Adds a paragraph or a table.</summary>
    public void Add(object paragraph)
    {
        string text = $"{paragraph}".TrimEnd('\n') + "\n";
        Console.WriteLine(text);
        _text.Append(_text.Length > 0 ? "\n" : string.Empty).Append(text);
    }

    /// <summary>Says on the error stream what is being done now.</summary>
    public static void Progress(string text) => Console.Error.WriteLine(text);

    /// <summary>Writes all to a file, if one is given.</summary>
    public void Save(FileInfo? file)
    {
        if (file is not null)
        {
            File.WriteAllText(file.FullName, _text.ToString());
        }
    }
}
