using System.Diagnostics;
using DenseLayers.Tests.Models;

namespace DenseLayers.Tests.Kernels;

/// <summary>Runs when no other test does, because it looks at threads that all of them use.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class IdleTests
{
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Helpers_AMillisecondAfterTheLastCall_UseNoCpu()
    {
        ThreadRecorder recorder = new(maxThreads: Environment.ProcessorCount);
        recorder.PredictUntil(threads: Math.Min(2, Environment.ProcessorCount));
        HelperTime clock = new();
        clock.Now.Should().BePositive("what the helpers did before must show");
        TimeSpan least = TimeSpan.MaxValue;

        // A helper that looks out for longer, or again and again, shows in every turn. Turns in which the machine was
        // so busy that the helper's last work is long past when the clock is read do not count: it may have come to its
        // rest since.
        for (int turn = 0; turn < 2000 && least > clock.Blur; turn++)
        {
            recorder.Predict();
            long end = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(end) < _rest)
            {
                Thread.SpinWait(1);
            }

            TimeSpan before = clock.Now;
            if (Environment.ProcessorCount == 1 || Stopwatch.GetElapsedTime(recorder.LastWorkOfOthers) < 2 * _rest)
            {
                Thread.Sleep(30);
                TimeSpan used = clock.Now - before;
                least = used < least ? used : least;
            }
        }

        least.Should().BeLessThanOrEqualTo(clock.Blur);
    }
}
