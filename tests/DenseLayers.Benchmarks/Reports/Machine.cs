using System.Runtime.InteropServices;
using DenseLayers.Benchmarks.Measuring;

namespace DenseLayers.Benchmarks.Reports;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>One line: processor, cores, system, runtime, vectors.</summary>
    public static string Description => string.Join(
        ", ",
        Processor(),
        $"{Environment.ProcessorCount} cores",
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        $"vectors of {FmaLoop.WidestBits} bits");

    private static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        string? model = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
