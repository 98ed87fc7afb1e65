using DenseLayers.Benchmarks.Cases;
using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Benchmarks.Measuring;
using DenseLayers.Benchmarks.Native;
using DenseLayers.Benchmarks.Reports;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>Measures the library beside other libraries.</summary>
internal static class PeersCommand
{
    // float32 sums of some thousand terms differ by a tenth of it; a wrong element by far more.
    private const double Tolerance = 1e-5;

    /// <summary>Measures and reports.</summary>
    /// <returns>0; 1 if a result was wrong.</returns>
    public static int Run(MeasuringOptions options)
    {
        IReadOnlyList<Case> cases = CaseCatalog.Matching(options.Cases);
        if (cases.Count == 0)
        {
            Console.Error.WriteLine(
                $"No case has \"{options.Cases}\" in its name. Cases:\n{string.Join('\n', CaseCatalog.All)}");
            return 2;
        }

        Report report = new("DenseLayers beside its peers");
        Peer[] all =
        [
            new LibraryPeer(),
            new OnnxRuntimePeer(),
            new OneDnnPeer(),
            new OpenBlasPeer(),
            new TorchPeer(),
            new MathNetPeer(),
            new NaivePeer(),
        ];
        Peer[] peers = [.. all.Where(peer => peer.Missing is null)];
        foreach (Peer peer in all.Except(peers))
        {
            report.Add(
                $"{peer.Name} is missing: {peer.Missing} is neither in {PeerLibraries.Folder} nor in the system.");
        }

        bool right = true;
        foreach (int threads in options.Threads)
        {
            PeersTable table = new(peers);
            foreach (Case measured in cases)
            {
                Report.Progress($"{measured.Name}, {Quantity.Threads(threads)}");
                right &= Measure(measured, peers, threads, options.Quick, table);
            }

            report.Add($"### {Quantity.Threads(threads)}");
            report.Add(table);
            report.Add(table.Summary);
        }

        if (options.Cases is null)
        {
            report.Add("### Memory and first calls");
            report.Add(FootprintCommand.Measure(options));
        }

        report.Save(options.Output);
        return right ? 0 : 1;
    }

    private static bool Measure(Case measured, Peer[] peers, int threads, bool quick, PeersTable table)
    {
        using CaseData data = new(measured);
        IReference reference = measured.Trains ? new TrainingReference(data) : new Reference(data);
        List<Contender> contenders = [];
        Contender?[] places = [.. peers.Select(peer => peer.Enter(data, threads))];
        Contender? limit = Limit(measured, threads);
        try
        {
            bool right = true;
            foreach (Contender contender in places.OfType<Contender>())
            {
                _ = contender.Seconds(1);
                double error = reference.Error(contender.Result);
                if (error > Tolerance)
                {
                    right = false;
                    Report.Progress(
                        Quantity.Text($"{contender.Name} is wrong: off by {error:0.0e0} of the largest value."));
                }

                contenders.Add(contender);
            }

            double[] medians = new Timing(threads, quick).Medians(limit is null ? contenders : [.. contenders, limit]);
            double?[] times =
                [.. places.Select(place => place is null ? (double?)null : medians[contenders.IndexOf(place)])];
            table.Add(measured, times, limit is null ? null : LimitSeconds(measured, limit, medians[^1]));
            Report.Progress(table.InShort(times));
            return right;
        }
        finally
        {
            foreach (Contender? contender in places.Append(limit))
            {
                contender?.Dispose();
            }
        }
    }

    private static Contender? Limit(Case measured, int threads) => measured switch
    {
        { IsBoundByMemory: true } => new MemoryLimit(MemoryTraffic.Read, measured.Weights, threads),
        { IsBoundByArithmetic: true } => new FmaLimit(FmaLoop.WidestBits, threads),
        _ => null,
    };

    // What the case would take at the rate that the limit ran at.
    private static double LimitSeconds(Case measured, Contender limit, double seconds) => limit switch
    {
        FmaLimit fma => seconds * measured.Operations / fma.Operations,
        MemoryLimit memory => seconds * measured.Weights * sizeof(float) / memory.Bytes,
        _ => throw new ArgumentException($"{limit.Name} is no limit.", nameof(limit)),
    };
}
