using System.Diagnostics;

namespace DenseLayers.Kernels;

/// <summary>A thread of the library's own that helps with jobs. It never keeps the process alive.</summary>
/// <remarks>
/// After a job it looks out for the next one for a moment, in which a hand-over takes a fraction of a microsecond, and then
/// sleeps until it is woken.
/// </remarks>
internal sealed class Helper
{
    // Long enough to bridge the gap between two predictions in a loop, short enough that nobody sees the CPU at work.
    private static readonly long _lookout = Stopwatch.Frequency / 20_000;

    private readonly object _bed = new();
    private readonly int _worker;
    private Job? _offer;
    private int _isAsleep;

    /// <summary>Starts the thread.</summary>
    /// <param name="worker">Its number among the threads at work on a job, from 1.</param>
    public Helper(int worker)
    {
        _worker = worker;
        new Thread(Live) { IsBackground = true, Name = $"DenseLayers helper {worker}" }.Start();
    }

    /// <summary>Offers a job, if no other waits.</summary>
    /// <param name="job">The job.</param>
    /// <param name="wake">Whether the job is worth waking the helper for; if not, only one that is awake gets it.</param>
    public bool TryOffer(Job job, bool wake)
    {
        bool isAsleep = Volatile.Read(ref _isAsleep) != 0;
        if ((isAsleep && !wake) || Volatile.Read(ref _offer) is not null)
        {
            return false;
        }

        job.Expect();
        if (Interlocked.CompareExchange(ref _offer, job, null) is not null)
        {
            job.Dismiss();
            return false;
        }

        // The helper says that it sleeps before it looks for an offer once more, so one of the two sees the other.
        if (Volatile.Read(ref _isAsleep) != 0)
        {
            lock (_bed)
            {
                Monitor.Pulse(_bed);
            }
        }

        return true;
    }

    /// <summary>Takes an offer back unless the helper has begun.</summary>
    public void TakeBack(Job job)
    {
        if (Interlocked.CompareExchange(ref _offer, null, job) == job)
        {
            job.Dismiss();
        }
    }

    private void Live()
    {
        while (true)
        {
            Job job = Interlocked.Exchange(ref _offer, null) ?? Await();
            job.Work(_worker);
            job.Dismiss();
        }
    }

    private Job Await()
    {
        while (true)
        {
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < _lookout; Thread.SpinWait(8))
            {
                if (Volatile.Read(ref _offer) is not null && Interlocked.Exchange(ref _offer, null) is { } job)
                {
                    return job;
                }
            }

            lock (_bed)
            {
                Interlocked.Exchange(ref _isAsleep, 1);
                while (Volatile.Read(ref _offer) is null)
                {
                    Monitor.Wait(_bed);
                }

                Interlocked.Exchange(ref _isAsleep, 0);
            }
        }
    }
}
