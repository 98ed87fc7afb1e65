using System.Diagnostics;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>One that takes its turns in a measurement.</summary>
/// <param name="name">What the tables call it.</param>
internal abstract class Contender(string name) : IDisposable
{
    /// <summary>What the tables call it.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// What the last run came to: predictions, (rows, units), or the losses of the first training steps.
    /// </summary>
    public abstract ReadOnlySpan<float> Result { get; }

    /// <summary>Does the work once.</summary>
    public abstract void Run();

    /// <summary>Does the work some times.</summary>
    /// <returns>The seconds that all took.</returns>
    public virtual double Seconds(int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
        {
            Run();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Does the work again and again without a rest between what is timed and what is not.</summary>
    /// <param name="unmeasured">How often before anything is timed.</param>
    /// <param name="blocks">How many times are taken.</param>
    /// <param name="block">How often the work is done for each of them.</param>
    /// <returns>The seconds that each block took.</returns>
    public virtual IReadOnlyList<double> Turn(int unmeasured, int blocks, int block)
    {
        if (unmeasured > 0)
        {
            _ = Seconds(unmeasured);
        }

        double[] seconds = new double[blocks];
        for (int i = 0; i < blocks; i++)
        {
            seconds[i] = Seconds(block);
        }

        return seconds;
    }

    /// <inheritdoc/>
    public void Dispose() => Release();

    /// <summary>Frees what the runtime does not.</summary>
    protected virtual void Release()
    {
    }
}
