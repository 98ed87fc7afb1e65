using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class HelperTests
{
    private static readonly TimeSpan _longEnough = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task TryOffer_WorthWaking_RunsTheJobOnAThreadThatEndsWithTheProcess()
    {
        Helper helper = new(worker: 3);
        HeldJob job = new();
        job.Release();
        Offer(helper, job).Should().BeTrue();
        await job.HasBegun.WaitAsync(_longEnough);
        job.End();
        job.Worker.Should().Be(3);
        job.Thread!.IsBackground.Should().BeTrue();
        job.Thread.Name.Should().Be("DenseLayers helper 3");
    }

    [Fact]
    public async Task TryOffer_CallerWithAsyncLocals_KeepsThemFromTheHelper()
    {
        Helper helper = new(worker: 1);
        HeldJob job = new();
        job.Release();
        HeldJob.Surroundings.Value = "the first caller's";
        Offer(helper, job).Should().BeTrue();
        await job.HasBegun.WaitAsync(_longEnough);
        job.SurroundingsThere.Should().BeNull();
    }

    [Fact]
    public async Task TakeBack_HelperIsBusy_LeavesTheJobToTheCaller()
    {
        Helper helper = new(worker: 1);
        HeldJob first = new(), second = new();
        Offer(helper, first).Should().BeTrue();
        await first.HasBegun.WaitAsync(_longEnough);
        Offer(helper, second).Should().BeTrue();

        helper.TakeBack(second);

        // It would wait for the helper if that were still to come.
        await Task.Run(second.End).WaitAsync(_longEnough);
        first.Release();
        await Task.Run(first.End).WaitAsync(_longEnough);
        second.HasBegun.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task TryOffer_AnotherOfferWaits_IsRefused()
    {
        Helper helper = new(worker: 1);
        HeldJob first = new(), second = new(), third = new();
        Offer(helper, first).Should().BeTrue();
        await first.HasBegun.WaitAsync(_longEnough);
        Offer(helper, second).Should().BeTrue();

        Offer(helper, third).Should().BeFalse();

        await Task.Run(third.End).WaitAsync(_longEnough);
        helper.TakeBack(second);
        first.Release();
    }

    [Fact]
    public void TryOffer_AsleepAndNotWorthWaking_IsRefused() =>
        Offer(new Helper(worker: 1), new HeldJob(), wake: false).Should().BeFalse();

    [Fact]
    public async Task TryOffer_SmallJobsInARun_WakeIt()
    {
        Helper helper = new(worker: 1);
        HeldJob job = new();
        job.Release();
        bool isTaken = false;
        for (int i = 0; i < 10_000 && !isTaken; i++)
        {
            isTaken = Offer(helper, job, wake: false);
        }

        isTaken.Should().BeTrue();
        await job.HasBegun.WaitAsync(_longEnough);
    }

    private static bool Offer(Helper helper, HeldJob job, bool wake = true)
    {
        job.Begin(parts: 1);
        return helper.TryOffer(job, wake);
    }

    // Its part lasts until it is released.
    private sealed class HeldJob : Job
    {
        private readonly TaskCompletionSource _release = new(), _hasBegun = new();

        public static AsyncLocal<string> Surroundings { get; } = new();

        /// <summary>Ends when the part begins.</summary>
        public Task HasBegun => _hasBegun.Task;

        public int Worker { get; private set; }

        public Thread? Thread { get; private set; }

        public string? SurroundingsThere { get; private set; }

        public void Release() => _release.TrySetResult();

        protected override void Run(int part, int worker)
        {
            (Worker, Thread, SurroundingsThere) = (worker, Thread.CurrentThread, Surroundings.Value);
            _hasBegun.TrySetResult();
            _release.Task.Wait(_longEnough);
        }
    }
}
