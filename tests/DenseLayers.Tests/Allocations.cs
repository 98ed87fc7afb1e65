namespace DenseLayers.Tests;

/// <summary>What the calling thread allocates.</summary>
internal static class Allocations
{
    /// <summary>The bytes that some work allocates once it is warm: the least of several runs.</summary>
    /// <remarks>
    /// First runs make what later ones use again. That is shared by all threads, so another test may have it just then;
    /// and when the runtime compiles a method better, or a helper begins, that may show once. A leak is in every run.
    /// </remarks>
    public static long OfWarm(Action work)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 20 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
