using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>
/// A product aᵀ · b, such as the gradient of a kernel, that is put off until it is asked for: whole, or some rows at a
/// time by threads that go on with them while they are in the cache.
/// </summary>
/// <remarks>
/// m, n and k are BLAS's letters. Bits are those of <see cref="Gemm.MultiplyTransposedLeft"/>. It allocates nothing.
/// </remarks>
/// <param name="m">Columns of a, rows of the product; at least 1.</param>
/// <param name="n">Columns of b and of the product; at least 1.</param>
/// <param name="scratch">
/// Memory of at least <see cref="ScratchSize"/>. Products that are not computed at the same time may share it.
/// </param>
internal sealed class DeferredProduct(int m, int n, AlignedFloats scratch)
{
    // Values in the rows that a thread computes at once, unless these are too few rows to fill tiles well.
    private const int BlockSize = 64 * 1024;
    private const int FewestRows = 3 * Panels.Width;

    private ReadOnlyMemory<float> _a, _b;

    /// <summary>n.</summary>
    public int Columns => n;

    /// <summary>m · n, the number of its values.</summary>
    public int Length => m * n;

    /// <summary>Whether operands were given that have not been multiplied whole.</summary>
    public bool IsPending { get; private set; }

    // k, the rows of both operands.
    private int Depth => _a.Length / m;

    // In multiply-adds.
    private long Work => (long)Length * Depth;

    // Parts are cut at these.
    private int RowPanels => RoundUp(m) / Panels.Width;

    /// <summary>The memory in which a product is computed some rows at a time.</summary>
    /// <param name="m">Columns of a.</param>
    /// <param name="n">Columns of b.</param>
    /// <param name="k">The most rows of both.</param>
    /// <param name="threads">The most threads.</param>
    public static int ScratchSize(int m, int n, int k, int threads) =>
        checked(PanelsSize(Math.Min(k, Gemm.MaxRows), n) + (threads * MostRows(m, n) * n));

    /// <summary>Gives it operands, which must stay as they are until it has been computed.</summary>
    /// <param name="a">k × m.</param>
    /// <param name="b">k × n.</param>
    public void Defer(ReadOnlyMemory<float> a, ReadOnlyMemory<float> b)
    {
        int k = a.Length / m;
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, k * m);
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, k * n);
        (_a, _b, IsPending) = (a, b, true);
    }

    /// <summary>
    /// Whether it can be computed some rows at a time, and that pays. Where sums are long, the product takes far longer
    /// than what is done with it; where there are too few rows for all threads, they had better share out columns.
    /// </summary>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public bool PaysByRows(int threads) =>
        Depth <= Gemm.MaxRows && (Work < ProductJob.WorthWaking || Math.Min(threads, Crew.MaxThreads) <= RowPanels);

    /// <summary>Computes it whole, if it is pending.</summary>
    /// <param name="c">m × n.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public void Complete(Span<float> c, int threads)
    {
        if (IsPending)
        {
            IsPending = false;
            Gemm.MultiplyTransposedLeft(_a.Span, _b.Span, c, m, n, threads);
        }
    }

    /// <summary>Gets ready to <see cref="ComputeRows"/>.</summary>
    /// <param name="threads">The most threads that will.</param>
    /// <returns>
    /// How many parts they are to share out: equal ones, but for the rows that are left over after the last multiple of
    /// <see cref="Panels.Width"/>, at which parts are cut.
    /// </returns>
    public int Begin(int threads)
    {
        PackJob.Run(_b.Span, Depth, n, scratch.Span, threads);
        int workers = Work < ProductJob.WorthHandingOver ? 1 : threads;
        int most = workers * MostRows(m, n), rounds = (m + most - 1) / most;
        return Math.Min(rounds * workers, RowPanels);
    }

    /// <summary>Computes some rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row to stop before.</param>
    /// <param name="worker">Which of the threads asks.</param>
    /// <returns>The rows, which stay until this thread asks again.</returns>
    public ReadOnlySpan<float> ComputeRows(int first, int end, int worker)
    {
        int k = Depth, place = PanelsSize(k, n) + (worker * MostRows(m, n) * n);
        Span<float> c = scratch.Span.Slice(place, (end - first) * n);
        Gemm.Run(new Product
        {
            M = end - first,
            N = n,
            K = k,
            EndColumn = n,
            A = ref Unsafe.Add(ref MemoryMarshal.GetReference(_a.Span), first),
            ARow = 1,
            AStep = m,
            B = ref MemoryMarshal.GetReference(scratch.Span),
            C = ref MemoryMarshal.GetReference(c),
            Floor = float.NegativeInfinity,
        });
        return c;
    }

    // The most rows that are computed at once.
    private static int MostRows(int m, int n) =>
        Math.Min(RoundUp(m), Math.Max(FewestRows, BlockSize / n / Panels.Width * Panels.Width));

    // Whole cache lines, so that what follows begins at one.
    private static int PanelsSize(int k, int n) => RoundUp(Panels.Size(k, n));

    private static int RoundUp(int size) => checked(size + Panels.Width - 1) / Panels.Width * Panels.Width;
}
