using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Benchmarks.Measuring;
using DenseLayers.Benchmarks.Reports;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>Measures how the library's time grows with batch, depth and width.</summary>
internal static class ScalingCommand
{
    /// <summary>Measures and reports.</summary>
    public static int Run(MeasuringOptions options)
    {
        Report report = new("How time grows");
        foreach (int threads in options.Threads)
        {
            int[] batches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
            string count = Quantity.Threads(threads);
            Add($"Batch, MLP 784-512-512-10, {count}", "batch", batches, batch =>
                CaseCatalog.Network(batch, 784, 512, 512, 10));
            int[] depths = [1, 2, 4, 8, 16, 32];
            Add($"Depth, layers of 512, batch 64, {count}", "layers", depths, depth =>
                CaseCatalog.Network(64, [.. Enumerable.Repeat(512, depth + 1)]));
            int[] widths = [8, 16, 32, 64, 128, 256, 512, 1024, 2048];
            Add($"Width, three layers, batch 64, {count}", "units", widths, width =>
                CaseCatalog.Network(64, width, width, width, width));

            void Add(string title, string axis, int[] sizes, Func<int, Case> make)
            {
                Report.Progress(title);
                report.Add($"### {title}");
                report.Add(Table(axis, sizes, make, threads, options.Quick));
            }
        }

        report.Save(options.Output);
        return 0;
    }

    private static MarkdownTable Table(string axis, int[] sizes, Func<int, Case> make, int threads, bool quick)
    {
        CaseData[] data = [.. sizes.Select(size => new CaseData(make(size)))];
        LibraryContender[] contenders = [.. data.Select(each => new LibraryContender(each.Case.Name, each, threads))];
        double[] seconds = new Timing(threads, quick).Medians(contenders);
        MarkdownTable table = new(axis, "time", "a sample", "GFLOP/s", "times the one before");
        for (int i = 0; i < sizes.Length; i++)
        {
            table.Add(
                Quantity.Text($"{sizes[i]}"),
                Quantity.Time(seconds[i]),
                Quantity.Time(seconds[i] / data[i].Case.Rows),
                Quantity.ThreeDigits(data[i].Case.Operations / seconds[i] / 1e9),
                i == 0 ? Quantity.None : Quantity.Ratio(seconds[i] / seconds[i - 1]));
        }

        Array.ForEach(contenders, contender => contender.Dispose());
        Array.ForEach(data, each => each.Dispose());
        return table;
    }
}
