using DenseLayers.Benchmarks.Measuring;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>The arithmetic that the machine can do, measured in turn with those who try to reach it.</summary>
internal sealed class FmaLimit(int bits, int threads) : Contender("FMA limit")
{
    // Some milliseconds, so that waking a thread does not count.
    private const int Steps = 1_500_000;

    /// <summary>Operations of a run.</summary>
    public double Operations => threads * FmaLoop.Operations(bits, Steps);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Result => default;

    /// <inheritdoc/>
    public override void Run() => Seconds(1);

    /// <inheritdoc/>
    public override double Seconds(int runs) => Together.Seconds(threads, _ =>
    {
        for (int i = 0; i < runs; i++)
        {
            FmaLoop.Run(bits, Steps);
        }
    });
}
