using System.Diagnostics;
using System.Text;

namespace DenseLayers.Tests.Samples;

/// <summary>What a sample wrote and ended with, run as a program of its own.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a sample to its end. Its output is redirected, as into a file.</summary>
    public static async Task<SampleRun> Of(string sample, params IEnumerable<string> arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, $"{sample}.dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new SampleRun(process.ExitCode, await output, await error);
    }

    /// <summary>The lines of the output that a terminal of 80 columns would break.</summary>
    public IEnumerable<string> LongLines => Output.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 80);
}
