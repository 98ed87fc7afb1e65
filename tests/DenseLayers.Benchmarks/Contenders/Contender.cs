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

    /// <inheritdoc/>
    public void Dispose() => Release();

    /// <summary>Frees what the runtime does not.</summary>
    protected virtual void Release()
    {
    }
}
