using System.CommandLine;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>The options that the measuring commands share.</summary>
internal sealed record MeasuringOptions(int[] Threads, string? Cases, bool Quick, FileInfo? Output)
{
    private static readonly Option<int?> _threads = new("--threads")
    {
        Description = "1 or 2. Default: both, one after the other.",
        HelpName = "COUNT",
    };

    private static readonly Option<string?> _cases = new("--cases")
    {
        Description = "Only cases whose name has this in it; several parts are separated by semicolons.",
        HelpName = "FILTER",
    };

    private static readonly Option<bool> _quick =
        new("--quick") { Description = "Fewer and shorter turns: rough figures." };

    private static readonly Option<FileInfo?> _output = new("--output")
    {
        Description = "Writes the tables as Markdown, too.",
        HelpName = "FILE",
    };

    static MeasuringOptions() => _threads.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() is not (null or 1 or 2))
        {
            result.AddError("--threads expects 1 or 2.");
        }
    });

    /// <summary>A command with these options.</summary>
    /// <param name="name">What is typed.</param>
    /// <param name="description">What it does.</param>
    /// <param name="run">Does it and returns the exit code.</param>
    /// <param name="hasCases">Whether it measures the cases of the catalog, from which some can be picked.</param>
    public static Command Command(string name, string description, Func<MeasuringOptions, int> run, bool hasCases)
    {
        Command command = new(name, description) { _threads, _quick, _output };
        if (hasCases)
        {
            command.Add(_cases);
        }

        command.SetAction(result => run(new MeasuringOptions(
            result.GetValue(_threads) is int threads ? [threads] : [1, 2],
            result.GetValue(_cases),
            result.GetValue(_quick),
            result.GetValue(_output))));
        return command;
    }
}
