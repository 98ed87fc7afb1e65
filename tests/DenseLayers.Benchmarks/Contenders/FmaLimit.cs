using DenseLayers.Benchmarks.Measuring;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>The arithmetic that the machine can do, measured in turn with those who try to reach it.</summary>
internal sealed class FmaLimit(int bits, int threads) : Contender("FMA limit")
{
    // Under a millisecond, so that a turn has many: one that another program interrupts does not decide.
    private const int Steps = 200_000;

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
