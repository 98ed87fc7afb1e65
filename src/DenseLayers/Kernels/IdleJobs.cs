using System.Collections.Concurrent;

namespace DenseLayers.Kernels;

/// <summary>Jobs of one kind that wait to be used again, by any thread.</summary>
/// <remarks>
/// There come to be as many as threads use at the same time. From then on nothing is allocated. A job that failed need
/// not come back.
/// </remarks>
internal static class IdleJobs<TJob>
    where TJob : Job
{
    private static readonly ConcurrentQueue<TJob> _jobs = [];

    /// <summary>One for the calling thread alone; <see langword="null"/> if it has to make one.</summary>
    public static TJob? Take() => _jobs.TryDequeue(out TJob? job) ? job : null;

    /// <summary>Gives it back.</summary>
    public static void Return(TJob job) => _jobs.Enqueue(job);
}
