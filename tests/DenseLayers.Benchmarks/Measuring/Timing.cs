using System.Diagnostics;
using DenseLayers.Benchmarks.Contenders;

namespace DenseLayers.Benchmarks.Measuring;

/// <summary>Measures contenders in turns, so that whatever the machine does meanwhile falls on all of them.</summary>
/// <remarks>
/// In each round everyone has one turn, and another one begins each round. Before a turn there is a pause in which the
/// workers of the one before stop spinning and sleep; the turn's own workers are then woken by calls that are not
/// timed. A time is that of one call, or the mean of a block of calls where one is too short for the clock; the result
/// is the median of all.
/// </remarks>
internal sealed class Timing(int threads, bool quick)
{
    private const double ShortestBlock = 20e-6, SlowCall = 0.1;
    private const int SlowRounds = 2;

    private readonly int _rounds = quick ? 5 : 15;
    private readonly double _turn = quick && threads == 1 ? 0.004 : 0.02;
    private readonly double _warmUp = quick ? 0.35 : 0.7;

    // A system may put a thread that wakes on the core of the one that woke it, and move it only after a time slice.
    private readonly double _settling = threads > 1 ? 0.03 : 0;

    // OpenBLAS's workers spin for some 30 ms.
    private readonly int _pauseMilliseconds = threads > 1 ? 50 : 2;

    /// <summary>Measures.</summary>
    /// <returns>Seconds of a call, for each contender in order.</returns>
    public double[] Medians(IReadOnlyList<Contender> contenders)
    {
        double[] estimates = [.. contenders.Select(WarmUp)];
        List<double>[] times = [.. contenders.Select(_ => new List<double>())];
        for (int round = 0; round < _rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                int turn = (round + i) % contenders.Count;
                if (estimates[turn] < SlowCall || round < SlowRounds)
                {
                    Thread.Sleep(_pauseMilliseconds);
                    Turn(contenders[turn], estimates[turn], times[turn]);
                }
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>The number in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    // Long enough, and with rests, for the runtime to compile what is called often once more, in the background.
    private double WarmUp(Contender contender)
    {
        double shortest = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        int calls = 1;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < _warmUp)
        {
            double seconds = contender.Seconds(calls);
            shortest = Math.Min(shortest, seconds / calls);
            calls = seconds < _warmUp / 20 ? 2 * calls : calls;
            Thread.Sleep(1);
        }

        return shortest;
    }

    private void Turn(Contender contender, double estimate, List<double> times)
    {
        int block = (int)Math.Clamp(ShortestBlock / estimate, 1, 10_000);
        int blocks = (int)Math.Clamp(_turn / (estimate * block), 1, 1_000);
        int unmeasured = estimate >= SlowCall
            ? 0 : (int)Math.Clamp(Math.Max(_turn / 10, _settling) / estimate, 1, 10_000);
        times.AddRange(contender.Turn(unmeasured, blocks, block).Select(seconds => seconds / block));
    }
}
