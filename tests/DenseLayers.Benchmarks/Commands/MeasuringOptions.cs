using System.CommandLine;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>The options that the measuring commands share.</summary>
internal sealed record MeasuringOptions(int[] Threads, string? Cases, bool Quick, FileInfo? Output)
{
    private static readonly Option<int?> ThreadsOption = new("--threads")
    {
        Description = "1 or 2. Default: both, one after the other.",
    };

    private static readonly Option<string?> CasesOption = new("--cases")
    {
        Description = "Only cases whose name has this in it; several parts are separated by semicolons.",
        HelpName = "FILTER",
    };

    private static readonly Option<bool> QuickOption = new("--quick") { Description = "Fewer and shorter turns: rough figures." };

    private static readonly Option<FileInfo?> OutputOption = new("--output")
    {
        Description = "Writes the tables as Markdown, too.",
        HelpName = "FILE",
    };

    static MeasuringOptions() => ThreadsOption.Validators.Add(result =>
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
    public static Command Command(string name, string description, Func<MeasuringOptions, int> run)
    {
        Command command = new(name, description) { ThreadsOption, CasesOption, QuickOption, OutputOption };
        command.SetAction(result => run(new MeasuringOptions(
            result.GetValue(ThreadsOption) is int threads ? [threads] : [1, 2],
            result.GetValue(CasesOption),
            result.GetValue(QuickOption),
            result.GetValue(OutputOption))));
        return command;
    }
}
