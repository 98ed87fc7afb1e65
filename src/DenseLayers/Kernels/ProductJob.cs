using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>
/// A matrix product whose rows or columns threads share out. The summed axis is never split, so no bit changes.
/// </summary>
internal sealed unsafe class ProductJob : Job
{
    /// <summary>Multiply-adds from which on it pays to hand a part, at best half, to a helper.</summary>
    public const long WorthHandingOver = 12_000;

    /// <summary>Multiply-adds from which on it pays to wake one.</summary>
    public const long WorthWaking = 1_000_000;

    // From so many rows on, for each thread or in all, threads share out rows, of which each then packs its own.
    private const int FewestRowsOfThread = 16, FewestRowsToSplit = 128;
    private const int ColumnUnit = 2 * Panels.Width;

    private float* _a, _b, _c, _bias;
    private int _biasLength, _m, _n, _k, _parts;
    private nint _aRow, _aStep;
    private float _floor;
    private bool _continues, _splitsRows, _streams;

    /// <summary>
    /// Whether threads had better share out rows. Of fewer, a share of the columns reads fewer weights.
    /// </summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="threads">How many threads there are, at most <see cref="Crew.MaxThreads"/>.</param>
    public static bool SplitsRows(int rows, int threads) =>
        threads > 1 && rows >= Math.Min(FewestRowsToSplit, FewestRowsOfThread * threads);

    /// <summary>Computes a product, on several threads if that pays.</summary>
    /// <param name="product">The product, over all columns.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void Run(in Product product, int threads)
    {
        long work = (long)product.M * product.N * product.K;
        threads = Math.Min(threads, Crew.MaxThreads);
        if (threads <= 1 || work < WorthHandingOver)
        {
            Gemm.Run(in product);
            return;
        }

        bool splitsRows = SplitsRows(product.M, threads);
        int units = splitsRows ? product.M : (product.N + ColumnUnit - 1) / ColumnUnit;
        int parts = Math.Min(threads, units);
        if (parts <= 1)
        {
            Gemm.Run(in product);
        }
        else
        {
            Share(in product, parts, splitsRows, wake: work >= WorthWaking);
        }
    }

    // Apart from the above: what is not called is not compiled, and a small model's first prediction is mostly that.
    private static void Share(in Product product, int parts, bool splitsRows, bool wake)
    {
        ProductJob job = IdleJobs<ProductJob>.Take() ?? new ProductJob();
        fixed (float* a = &product.A, b = &product.B, c = &product.C, bias = product.Bias)
        {
            job._a = a;
            job._b = b;
            job._c = c;
            job._bias = bias;
            job._biasLength = product.Bias.Length;
            job._m = product.M;
            job._n = product.N;
            job._k = product.K;
            job._aRow = product.ARow;
            job._aStep = product.AStep;
            job._floor = product.Floor;
            job._continues = product.Continues;
            job._streams = product.Streams;
            job._splitsRows = splitsRows;
            job._parts = parts;
            Crew.Run(job, parts, parts, wake);
        }

        IdleJobs<ProductJob>.Return(job);
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        int units = _splitsRows ? _m : (_n + ColumnUnit - 1) / ColumnUnit;
        int first = (int)((long)units * part / _parts), end = (int)((long)units * (part + 1) / _parts);
        int row = _splitsRows ? first : 0;
        Gemm.Run(new Product
        {
            M = _splitsRows ? end - first : _m,
            N = _n,
            K = _k,
            FirstColumn = _splitsRows ? 0 : first * ColumnUnit,
            EndColumn = _splitsRows ? _n : Math.Min(_n, end * ColumnUnit),
            A = ref Unsafe.AsRef<float>(_a + (row * _aRow)),
            ARow = _aRow,
            AStep = _aStep,
            B = ref Unsafe.AsRef<float>(_b),
            C = ref Unsafe.AsRef<float>(_c + ((nint)row * _n)),
            Bias = new ReadOnlySpan<float>(_bias, _biasLength),
            Floor = _floor,
            Continues = _continues,
            Streams = _streams,
        });
    }
}
