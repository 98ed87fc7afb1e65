using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Benchmarks.Reports;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>Measures what is not a time of work: memory, allocations, the first prediction of a process.</summary>
internal static class FootprintCommand
{
    /// <summary>Measures and reports.</summary>
    public static int Run(MeasuringOptions options)
    {
        Report report = new("Memory and first calls");
        MarkdownTable table = new("what", "figure");
        foreach (int threads in options.Threads)
        {
            foreach (Case measured in CaseCatalog.Matching(options.Cases).Where(IsForAllocations))
            {
                string count = threads == 1 ? "1 thread" : $"{threads} threads";
                Report.Progress($"{measured.Name}, {count}");
                table.Add($"{measured.Name}, {count}: bytes allocated by a call", Quantity.Text($"{Allocated(measured, threads):0}"));
            }
        }

        Report.Progress("fresh processes");
        (double empty, double predict) = FreshProcess.Seconds(options.Quick ? 5 : 15);
        table.Add("an empty process", Quantity.Time(empty));
        table.Add("a process with a first prediction, above that", Quantity.Time(predict - empty));
        table.Add("memory of the packed weights, 4096x4096, beside the weights'", Quantity.Ratio(PackedShare()));
        report.Add(table);
        report.Save(options.Output);
        return 0;
    }

    private static bool IsForAllocations(Case measured) =>
        measured.Trains || measured.Name == CaseCatalog.TinyNetwork.Name || measured.SampleShape.Length > 1;

    private static double Allocated(Case measured, int threads)
    {
        using CaseData data = new(measured);
        using Contender contender = new LibraryPeer().Enter(data, threads);
        const int Calls = 20;
        _ = contender.Seconds(Calls);
        if (contender is LibraryTrainer trainer)
        {
            _ = trainer.Seconds(Calls);
            return trainer.BytesPerStep;
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int call = 0; call < Calls; call++)
        {
            contender.Run();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Calls;
    }

    // What the first prediction of one row leaves on the heap is the packed weights; all else of such a model is small.
    private static double PackedShare()
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
