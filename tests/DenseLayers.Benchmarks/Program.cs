using System.CommandLine;
using BenchmarkDotNet.Running;
using DenseLayers.Benchmarks.Commands;

const int UsageError = 2;

// A child of the footprint command must start nothing but what it is to measure.
if (args is [FreshProcess.Verb, string what])
{
    return FreshProcess.RunChild(what);
}

return Run(args);

static int Run(string[] args)
{
    Command pieces = new(
        "pieces", "Single pieces by BenchmarkDotNet; what follows is passed on (try: pieces --list flat).")
    {
        TreatUnmatchedTokensAsErrors = false,
    };
    pieces.SetAction(result =>
    {
        _ = BenchmarkSwitcher.FromAssembly(typeof(FreshProcess).Assembly).Run([.. result.UnmatchedTokens]);
    });
    RootCommand root = new("Measures DenseLayers. See PERFORMANCE.md beside this project.")
    {
        MeasuringOptions.Command(
            "peers", "The library beside other libraries, in turns, with ratios.", PeersCommand.Run, hasCases: true),
        MeasuringOptions.Command(
            "limits", "The peak of arithmetic and of memory.", LimitsCommand.Run, hasCases: false),
        MeasuringOptions.Command(
            "scaling", "How time grows with batch, depth and width.", ScalingCommand.Run, hasCases: false),
        MeasuringOptions.Command(
            "footprint",
            "Memory, allocations, the first prediction of a process.",
            FootprintCommand.Run,
            hasCases: true),
        pieces,
    };
    ParseResult parsed = root.Parse(args);
    if (parsed.Errors.Count == 0)
    {
        return parsed.Invoke();
    }

    foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Command meant = parsed.CommandResult.Command;
    string[] help = meant == root ? ["--help"] : [meant.Name, "--help"];
    root.Parse(help).Invoke(new InvocationConfiguration { Output = Console.Error });
    return UsageError;
}
