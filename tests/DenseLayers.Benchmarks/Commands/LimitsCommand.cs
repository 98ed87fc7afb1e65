using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Benchmarks.Measuring;
using DenseLayers.Benchmarks.Reports;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>Measures what the machine allows at most.</summary>
internal static class LimitsCommand
{
    // Far more than the caches hold.
    private const long MemoryCount = 64 << 20;

    /// <summary>Measures and reports.</summary>
    public static int Run(MeasuringOptions options)
    {
        Report report = new("Limits of the machine");
        MarkdownTable table = new(["", .. options.Threads.Select(Quantity.Threads)]);
        for (int bits = 128; bits <= FmaLoop.WidestBits; bits *= 2)
        {
            int width = bits;
            AddRow($"FMA, vectors of {bits} bits", "GFLOP/s", threads =>
            {
                using FmaLimit limit = new(width, threads);
                return limit.Operations / new Timing(threads, options.Quick).Medians([limit])[0];
            });
        }

        foreach (MemoryTraffic traffic in Enum.GetValues<MemoryTraffic>())
        {
            AddRow($"memory, {traffic}", "GB/s", threads =>
            {
                using MemoryLimit limit = new(traffic, MemoryCount, threads);
                return limit.Bytes / new Timing(threads, options.Quick).Medians([limit])[0];
            });
        }

        report.Add(table);
        report.Save(options.Output);
        return 0;

        void AddRow(string name, string unit, Func<int, double> rate)
        {
            Report.Progress(name);
            table.Add(
                [name, .. options.Threads.Select(threads => $"{Quantity.ThreeDigits(rate(threads) / 1e9)} {unit}")]);
        }
    }
}
