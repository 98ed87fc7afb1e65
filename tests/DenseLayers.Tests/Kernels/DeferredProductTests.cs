using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class DeferredProductTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 3, 5, 2 }, { 16, 16, 4 }, { 17, 33, 7 }, { 100, 10, 128 }, { 130, 700, 31 }, { 33, 2100, 9 },
        { 65, 20, 512 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ComputeRows_AllParts_GiveTheBitsOfTheWholeProduct(int m, int n, int k)
    {
        float[] a = Numbers.Some(k * m), b = Numbers.Some(k * n, seed: 2), whole = new float[m * n];
        a[^1] = float.NaN;
        Gemm.MultiplyTransposedLeft(a, b, whole, m, n);
        foreach (int threads in (int[])[1, 2, 3])
        {
            DeferredProduct product = Make(m, n, k, threads);
            product.Defer(a, b);
            int parts = product.Begin(threads), panels = (m + Panels.Width - 1) / Panels.Width;
            float[] rows = new float[m * n];
            for (int part = 0; part < parts; part++)
            {
                int first = Math.Min(m, panels * part / parts * Panels.Width);
                int end = Math.Min(m, panels * (part + 1) / parts * Panels.Width);
                product.ComputeRows(first, end, part % threads).CopyTo(rows.AsSpan(first * n));
            }

            Numbers.Bits(rows).Should().Equal(Numbers.Bits(whole));
            product.IsPending.Should().BeTrue("no one has it whole");
        }
    }

    [Fact]
    public void ComputeRows_OtherWorker_LeavesTheRowsOfTheFirst()
    {
        float[] a = Numbers.Some(4 * 40), b = Numbers.Some(4 * 5);
        DeferredProduct product = Make(40, 5, 4, threads: 2);
        product.Defer(a, b);
        product.Begin(2);
        ReadOnlySpan<float> first = product.ComputeRows(0, 16, worker: 0);
        float[] before = first.ToArray();
        product.ComputeRows(16, 32, worker: 1);
        first.ToArray().Should().Equal(before);
    }

    [Fact]
    public void Begin_Threads_HaveEquallyManyParts()
    {
        DeferredProduct product = Make(784, 512, 8, threads: 2);
        product.Defer(new float[8 * 784], new float[8 * 512]);
        product.Begin(1).Should().Be(7, "128 rows of 512 values are a block");
        product.Begin(2).Should().Be(8);
    }

    [Fact]
    public void Begin_LittleWork_IsNotShared()
    {
        DeferredProduct product = Make(40, 5, 4, threads: 2);
        product.Defer(new float[4 * 40], new float[4 * 5]);
        product.Begin(2).Should().Be(1);
    }

    [Fact]
    public void Complete_Pending_ComputesItOnce()
    {
        float[] a = [1, 2, 3, 4], b = [5, 6], c = new float[2];
        DeferredProduct product = Make(2, 1, 2, threads: 1);
        product.Defer(a, b);
        product.Complete(c, threads: 1);
        c.Should().Equal(23, 34);
        product.IsPending.Should().BeFalse();

        c[0] = -1;
        product.Complete(c, threads: 1);
        c.Should().Equal(-1, 34);
    }

    [Fact]
    public void Complete_NothingDeferred_LeavesTheMemory()
    {
        float[] c = [7, 8];
        Make(2, 1, 2, threads: 1).Complete(c, threads: 1);
        c.Should().Equal(7, 8);
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void PaysByRows_Depth_IsBounded(int k, bool pays)
    {
        DeferredProduct product = Make(2, 3, k, threads: 1);
        product.Defer(new float[k * 2], new float[k * 3]);
        product.PaysByRows(threads: 1).Should().Be(pays);
    }

    // 16 rows are one panel, 17 are two.
    [Theory]
    [InlineData(16, 1000, 1, true)]
    [InlineData(16, 1000, 2, false)]
    [InlineData(17, 1000, 2, true)]
    [InlineData(16, 100, 2, true)]
    public void PaysByRows_WorkForMoreThreadsThanRowsGive_DoesNot(int m, int n, int threads, bool pays)
    {
        DeferredProduct product = Make(m, n, 100, threads);
        product.Defer(new float[100 * m], new float[100 * n]);
        product.PaysByRows(threads).Should().Be(pays || threads > Crew.MaxThreads);
    }

    [Fact]
    public void ComputeRows_NoDepth_GivesZeros()
    {
        DeferredProduct product = Make(100, 2000, 1, threads: 1);
        product.Defer(default, default);
        product.Begin(1).Should().BeGreaterThan(1);
        float[] rows = product.ComputeRows(48, 96, worker: 0).ToArray();
        rows.Should().HaveCount(48 * 2000).And.OnlyContain(value => value == 0);
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(4, 5)]
    [InlineData(6, 6)]
    public void Defer_WrongLengths_Throws(int a, int b)
    {
        Action defer = () => Make(2, 3, 2, threads: 1).Defer(new float[a], new float[b]);
        defer.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static DeferredProduct Make(int m, int n, int k, int threads) =>
        new(m, n, new AlignedFloats(DeferredProduct.ScratchSize(m, n, k, threads)));
}
