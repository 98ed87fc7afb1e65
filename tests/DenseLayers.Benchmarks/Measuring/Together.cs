using System.Diagnostics;
using DenseLayers.Benchmarks.Native;

namespace DenseLayers.Benchmarks.Measuring;

/// <summary>Threads that do the same work at once, each on a core of its own, timed from when all are ready.</summary>
/// <remarks>
/// They live as long as this does, and sleep between runs. A system may put a thread that starts or wakes on a core
/// where another is at work, and leave it there for a while: both would seem to run at half speed.
/// </remarks>
internal sealed class Together : IDisposable
{
    private readonly object _bed = new();
    private readonly Action<int> _work;
    private readonly Thread[] _threads;
    private readonly long[] _begins, _ends;
    private int _run, _arrived, _finished, _repetitions;
    private bool _isOver;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="work">The work of a thread, given its number.</param>
    public Together(int threads, Action<int> work)
    {
        _work = work;
        _begins = new long[threads];
        _ends = new long[threads];
        _threads = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            int thread = i;
            _threads[i] = new Thread(() => Live(thread)) { IsBackground = true };
            _threads[i].Start();
        }
    }

    /// <summary>Does the work on all threads.</summary>
    /// <param name="repetitions">How often each does it.</param>
    /// <returns>Seconds from the common start to the end of the last.</returns>
    public double Seconds(int repetitions)
    {
        lock (_bed)
        {
            _arrived = 0;
            _finished = 0;
            _repetitions = repetitions;
            _run++;
            Monitor.PulseAll(_bed);
            while (_finished < _threads.Length)
            {
                Monitor.Wait(_bed);
            }
        }

        return Stopwatch.GetElapsedTime(_begins.Min(), _ends.Max()).TotalSeconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_bed)
        {
            _isOver = true;
            Monitor.PulseAll(_bed);
        }

        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Live(int thread)
    {
        Cores.Keep(thread);
        for (int last = 0; Await(last); last++)
        {
            Part(thread);
            lock (_bed)
            {
                _finished++;
                Monitor.PulseAll(_bed);
            }
        }
    }

    // Whether another run follows the last one.
    private bool Await(int last)
    {
        lock (_bed)
        {
            while (_run == last && !_isOver)
            {
                Monitor.Wait(_bed);
            }

            return !_isOver;
        }
    }

    private void Part(int thread)
    {
        Interlocked.Increment(ref _arrived);
        while (Volatile.Read(ref _arrived) < _threads.Length)
        {
            Thread.SpinWait(1);
        }

        _begins[thread] = Stopwatch.GetTimestamp();
        for (int i = 0; i < _repetitions; i++)
        {
            _work(thread);
        }

        _ends[thread] = Stopwatch.GetTimestamp();
    }
}
