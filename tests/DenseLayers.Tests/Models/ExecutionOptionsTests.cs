namespace DenseLayers.Tests.Models;

public sealed class ExecutionOptionsTests
{
    [Fact]
    public void MaxThreads_One_StaysOnTheCaller()
    {
        ThreadRecorder recorder = new(maxThreads: 1);
        for (int i = 0; i < 20; i++)
        {
            recorder.Predict();
        }

        recorder.Threads.Should().Equal(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void MaxThreads_Two_TakesAHelperWhereThereIsACoreForIt()
    {
        ThreadRecorder recorder = new(maxThreads: 2);
        recorder.PredictUntil(threads: 2);
        recorder.Threads.Should().HaveCount(Math.Min(2, Environment.ProcessorCount));
    }

    [Fact]
    public void MaxThreads_LessThanOne_Throws()
    {
        Func<ExecutionOptions> options = () => new ExecutionOptions { MaxThreads = 0 };
        options.Should().Throw<ArgumentOutOfRangeException>().WithMessage("MaxThreads expects 1 or more, but got 0.*");
    }

    [Fact]
    public void MaxThreads_Default_IsAllCores() =>
        new ExecutionOptions().MaxThreads.Should().Be(Environment.ProcessorCount);
}
