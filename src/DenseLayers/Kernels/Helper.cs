using System.Diagnostics;

namespace DenseLayers.Kernels;

/// <summary>A thread of the library's own that helps with jobs. It never keeps the process alive.</summary>
/// <remarks>
/// After a job it looks out for the next one for a moment, in which a hand-over takes a fraction of a microsecond, and
/// then sleeps until it is woken. While a <see cref="Shift"/> lasts, the moment is longer.
/// </remarks>
internal sealed class Helper
{
    // Long enough to bridge the gap between two predictions in a loop, short enough that nobody sees the CPU at work.
    private static readonly TimeSpan _lookout = TimeSpan.FromMicroseconds(50);

    // Long enough for what a training step does between its jobs, not for slow code of a user's within it.
    private static readonly TimeSpan _lookoutInShift = TimeSpan.FromMilliseconds(1);

    private readonly object _bed = new();
    private readonly int _worker;
    private Thread? _thread;
    private Job? _offer;
    private long _lastMissed;
    private int _isAsleep = 1;

    /// <summary>Makes a helper. Its thread starts when it is first woken.</summary>
    /// <param name="worker">Its number among the threads at work on a job, from 1.</param>
    public Helper(int worker) => _worker = worker;

    /// <summary>Offers a job, if no other waits.</summary>
    /// <param name="job">The job.</param>
    /// <param name="wake">
    /// Whether the job alone is worth waking the helper for. If not, one that sleeps gets it only where it has missed
    /// another just before, that is, where it would still be awake if it had not.
    /// </param>
    public bool TryOffer(Job job, bool wake)
    {
        bool isAsleep = Volatile.Read(ref _isAsleep) != 0;
        if ((isAsleep && !wake && !MissesAnother()) || Volatile.Read(ref _offer) is not null)
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
            Wake();
        }

        return true;
    }

    /// <summary>Takes an offer back unless the helper has begun.</summary>
    public void TakeBack(Job job)
    {
        if (Volatile.Read(ref _offer) == job && Interlocked.CompareExchange(ref _offer, null, job) == job)
        {
            job.Dismiss();
        }
    }

    /// <summary>Whether a helper that has waited for so long stays awake.</summary>
    internal static bool LooksOut(TimeSpan waited) =>
        waited < _lookout || (waited < _lookoutInShift && Shift.IsOpen);

    private bool MissesAnother()
    {
        long now = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(Interlocked.Exchange(ref _lastMissed, now), now) < _lookout;
    }

    private void Wake()
    {
        lock (_bed)
        {
            if (_thread is null)
            {
                _thread = new Thread(Live) { IsBackground = true, Name = $"DenseLayers helper {_worker}" };

                // A plain start would keep what surrounds the first caller, such as its AsyncLocals, for ever.
                _thread.UnsafeStart();
            }

            // Said here, so that the next offers, which may come before it is up, do not wake it again.
            Volatile.Write(ref _isAsleep, 0);
            Monitor.Pulse(_bed);
        }
    }

    private void Live()
    {
        while (true)
        {
            Job job = Await();
            job.Work(_worker);
            job.Dismiss();
        }
    }

    private Job Await()
    {
        while (true)
        {
            for (long start = Stopwatch.GetTimestamp(); LooksOut(Stopwatch.GetElapsedTime(start)); Thread.SpinWait(1))
            {
                if (Volatile.Read(ref _offer) is not null && Interlocked.Exchange(ref _offer, null) is { } job)
                {
                    return job;
                }
            }

            lock (_bed)
            {
                // Whoever wakes it may have taken the offer back since. The next one may follow at once, so it looks
                // out again.
                Interlocked.Exchange(ref _isAsleep, 1);
                while (Volatile.Read(ref _offer) is null && Volatile.Read(ref _isAsleep) != 0)
                {
                    Monitor.Wait(_bed);
                }

                Volatile.Write(ref _isAsleep, 0);
            }
        }
    }
}
