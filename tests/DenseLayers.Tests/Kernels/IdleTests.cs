using System.Diagnostics;

namespace DenseLayers.Tests.Kernels;

/// <summary>Runs when no other test does, because it looks at what the whole process uses.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class IdleTests
{
    [Fact]
    public void Helpers_AMillisecondAfterTheLastCall_UseNoCpu()
    {
        Sequential model = new([512], seed: 1) { new Dense(512, Activation.Relu), new Dense(512) };
        Tensor x = new([1024, 512]);
        TimeSpan window = TimeSpan.FromMilliseconds(200);
        double least = double.MaxValue;

        // A helper that kept spinning would use a whole core, every time: 1. The runtime's own threads, which compile what the
        // other tests ran, take a little of some windows.
        for (int attempt = 0; attempt < 10 && least > 0.5; attempt++)
        {
            _ = model.Predict(x);
            Thread.Sleep(1);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            Thread.Sleep(window);
            least = Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - before) / window);
        }

        least.Should().BeLessThanOrEqualTo(0.5);
    }
}
