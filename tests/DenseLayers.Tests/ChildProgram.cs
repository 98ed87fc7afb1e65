using System.Diagnostics;
using System.Globalization;
using DenseLayers.Tests.Models;
using DenseLayers.Tests.Training.State;

namespace DenseLayers.Tests;

/// <summary>This assembly as a program, for what tests need a process of its own for.</summary>
internal static class ChildProgram
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [nameof(TrainingChild.Train), string path, string waitAtStep]:
                TrainingChild.Train(path, int.Parse(waitAtStep, CultureInfo.InvariantCulture));
                return 0;
            case [nameof(TrainingChild.SaveForEver), string path]:
                TrainingChild.SaveForEver(path);
                return 0;
            case [nameof(PredictingChild.PrintBits)]:
                PredictingChild.PrintBits();
                return 0;
            case [nameof(PredictingChild.PredictWithHelpers)]:
                PredictingChild.PredictWithHelpers();
                return 0;
            default:
                return 1;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="setting">An environment variable that is set for it: NAME=VALUE.</param>
    public static Process Start(string[] arguments, string? setting = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "DenseLayers.Tests.dll");
        ProcessStartInfo start = new("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (setting?.Split('=') is [string name, string value])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>
    /// Starts it, waits for its end, which must come and be a good one, and returns the lines it wrote.
    /// </summary>
    public static async Task<string[]> Run(string[] arguments, string? setting = null)
    {
        using Process process = Start(arguments, setting);
        using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(2));
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The process did not end. It wrote: {await output}");
        }

        (process.ExitCode, await error).Should().Be((0, ""));
        return (await output).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
