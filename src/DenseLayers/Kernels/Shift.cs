using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>
/// A time in which one job follows the other. Helpers that wait for the next one stay awake, for a millisecond each
/// time at most: to wake one takes longer than most jobs, and the system might put it on a core that is at work.
/// </summary>
internal readonly ref struct Shift
{
    // Of the process, as the helpers are.
    private static readonly StrongBox<int> _open = new();

    // 0 in the default value, which began nothing and ends nothing.
    private readonly int _own;

    private Shift(int own) => _own = own;

    /// <summary>Whether there is one.</summary>
    public static bool IsOpen => Volatile.Read(ref _open.Value) > 0;

    /// <summary>Begins one, which ends when it is disposed of. There may be several at once.</summary>
    public static Shift Begin()
    {
        Interlocked.Increment(ref _open.Value);
        return new Shift(own: 1);
    }

    /// <summary>Ends it.</summary>
    public void Dispose() => Interlocked.Add(ref _open.Value, -_own);
}
