using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class CrewTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 8)]
    [InlineData(7, 2)]
    [InlineData(1000, 2)]
    [InlineData(1000, 64)]
    public void Run_SomeParts_DoesEachOnce(int parts, int threads)
    {
        CountingJob job = new(parts);
        for (int round = 1; round <= 50; round++)
        {
            Crew.Run(job, parts, threads, wake: true);
            job.Counts.Should().AllBeEquivalentTo(round);
        }
    }

    [Fact]
    public void Run_NoParts_DoesNothing()
    {
        CountingJob job = new(1);
        Crew.Run(job, 0, 2, wake: true);
        job.Counts.Should().Equal(0);
    }

    [Fact]
    public void Run_OneThread_StaysOnTheCaller()
    {
        CountingJob job = new(100);
        Crew.Run(job, 100, 1, wake: true);
        job.Workers.Should().Equal(0);
    }

    [Fact]
    public void Run_SeveralThreads_HandsPartsToHelpers()
    {
        // Other tests use the helpers, too, so not every run gets one; parts that take a moment get one in the end.
        SlowJob job = new();
        for (int round = 0; round < 1000 && job.Workers.Count < Math.Min(2, Crew.MaxThreads); round++)
        {
            Crew.Run(job, 16, Crew.MaxThreads, wake: true);
        }

        job.Workers.Should().HaveCountGreaterThanOrEqualTo(Math.Min(2, Crew.MaxThreads));
    }

    [Fact]
    public void Run_CalledFromSeveralThreads_DoesEachJobWhole()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            CountingJob job = new(64);
            for (int round = 1; round <= 200; round++)
            {
                Crew.Run(job, 64, 4, wake: round % 2 == 0);
                job.Counts.Should().AllBeEquivalentTo(round);
            }
        });
    }

    [Fact]
    public void Run_PartThrows_ThrowsItToTheCaller()
    {
        Action run = () => Crew.Run(new FailingJob(), 100, 2, wake: true);
        run.Should().Throw<InvalidDataException>().WithMessage("part 3");
    }

    [Fact]
    public void Run_AfterAFailure_WorksAgain()
    {
        CountingJob job = new(10);
        try
        {
            Crew.Run(new FailingJob(), 100, 2, wake: true);
        }
        catch (InvalidDataException)
        {
        }

        Crew.Run(job, 10, 2, wake: true);
        job.Counts.Should().AllBeEquivalentTo(1);
    }

    [Fact]
    public void Run_Again_AllocatesNothing()
    {
        CountingJob job = new(16);
        Crew.Run(job, 16, 2, wake: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1000; round++)
        {
            Crew.Run(job, 16, 2, wake: true);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private sealed class CountingJob(int parts) : Job
    {
        private readonly int[] _workers = new int[Crew.MaxThreads];

        public int[] Counts { get; } = new int[parts];

        public IEnumerable<int> Workers => Enumerable.Range(0, _workers.Length).Where(worker => _workers[worker] > 0);

        protected override void Run(int part, int worker)
        {
            Interlocked.Increment(ref Counts[part]);
            Interlocked.Increment(ref _workers[worker]);
        }
    }

    private sealed class SlowJob : Job
    {
        private readonly HashSet<int> _workers = [];

        public HashSet<int> Workers => _workers;

        protected override void Run(int part, int worker)
        {
            lock (_workers)
            {
                _workers.Add(worker);
            }

            Thread.SpinWait(10_000);
        }
    }

    private sealed class FailingJob : Job
    {
        protected override void Run(int part, int worker)
        {
            if (part == 3)
            {
                throw new InvalidDataException("part 3");
            }
        }
    }
}
