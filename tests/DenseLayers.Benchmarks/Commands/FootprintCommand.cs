using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Benchmarks.Reports;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>Measures what is not a time of work: memory, allocations, the first prediction of a process.</summary>
internal static class FootprintCommand
{
    private const int Calls = 20;

    /// <summary>Measures and reports.</summary>
    public static int Run(MeasuringOptions options)
    {
        Report report = new("Memory and first calls");
        report.Add(Measure(options));
        report.Save(options.Output);
        return 0;
    }

    /// <summary>Measures.</summary>
    public static MarkdownTable Measure(MeasuringOptions options)
    {
        MarkdownTable table = new("what", "figure");
        foreach (int threads in options.Threads)
        {
            foreach (Case measured in CaseCatalog.Matching(options.Cases).Where(IsForAllocations))
            {
                string name = $"bytes that a call allocates, {measured.Name}, {Quantity.Threads(threads)}";
                Report.Progress(name);
                table.Add(name, Quantity.Text($"{AllocatedBytes(measured, threads):0}"));
            }
        }

        Report.Progress("fresh processes");
        (double empty, double added) = FreshProcess.Seconds(options.Quick ? 5 : 25);
        table.Add("an empty process", Quantity.Time(empty));
        table.Add("what a first prediction adds to it, 4-16-8-3", Quantity.Time(added));
        table.Add("memory of the packed weights as a part of the weights', 4096x4096", Quantity.Percent(PackedPart()));
        return table;
    }

    private static bool IsForAllocations(Case measured) =>
        measured.Trains || measured.Name == CaseCatalog.TinyNetwork.Name || measured.Softmax;

    private static double AllocatedBytes(Case measured, int threads)
    {
        using CaseData data = new(measured);
        using Contender contender = new LibraryPeer().Enter(data, threads);
        _ = contender.Seconds(Calls);
        if (contender is LibraryTrainer trainer)
        {
            return trainer.BytesPerStep;
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        _ = contender.Seconds(Calls);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Calls;
    }

    // What the first prediction of one row leaves on the heap is the packed weights; all else of such a model is small.
    private static double PackedPart()
    {
        using CaseData data = new(CaseCatalog.Dense(1, 4096, 4096));
        float[] output = new float[data.Case.OutputCount];
        Sequential model = LibraryModel.Of(data, threads: 1);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        model.Predict(data.Input.Span, output);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(model);
        return (after - before) / (double)(data.Case.Weights * sizeof(float));
    }
}
