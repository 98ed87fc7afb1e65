using System.Diagnostics;

namespace DenseLayers.Benchmarks.Measuring;

/// <summary>Runs work on some threads at once and times it from when all are ready.</summary>
internal static class Together
{
    /// <summary>Runs.</summary>
    /// <param name="threads">How many threads.</param>
    /// <param name="work">The work of a thread, given its number.</param>
    /// <returns>Seconds from the common start to the end of the last.</returns>
    public static double Seconds(int threads, Action<int> work)
    {
        int arrived = 0;
        long[] begins = new long[threads], ends = new long[threads];
        Task[] others = [.. Enumerable.Range(1, threads - 1).Select(thread => Task.Factory.StartNew(
            () => Part(thread), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Part(0);
        Task.WaitAll(others);
        return Stopwatch.GetElapsedTime(begins.Min(), ends.Max()).TotalSeconds;

        void Part(int thread)
        {
            Interlocked.Increment(ref arrived);
            while (Volatile.Read(ref arrived) < threads)
            {
                Thread.SpinWait(1);
            }

            begins[thread] = Stopwatch.GetTimestamp();
            work(thread);
            ends[thread] = Stopwatch.GetTimestamp();
        }
    }
}
