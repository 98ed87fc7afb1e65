using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>
/// The gradient of a bias, the sum of all rows of the gradient of what it was added to; where relu follows, that
/// gradient, too. Threads share out the rows as the products before and after do, so that each finds its own in its
/// cache.
/// </summary>
/// <remarks>
/// A sum adds the rows in order, one thread after the other, so its bits depend neither on threads nor on the machine's
/// vectors.
/// </remarks>
internal sealed unsafe class BiasGradientJob : SpanJob
{
    // From so many values on a hand-over pays. Nobody is woken: the products that follow do that if they are worth it.
    private const int WorthHandingOver = 16 * 1024;

    // Where jobs wait for the next gradient. Taking and returning one allocates nothing.
    private static readonly ConcurrentQueue<BiasGradientJob> _idle = [];

    private float* _sum;
    private int _columns, _parts, _summed;

    /// <summary>Computes it.</summary>
    /// <param name="output">What relu gave, m × n; empty if the gradient is that of the sum already.</param>
    /// <param name="gradient">m × n: that of relu's output, which becomes that of its input.</param>
    /// <param name="sum">n: the sum of all rows. Overwritten.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void Run(ReadOnlySpan<float> output, Span<float> gradient, Span<float> sum, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(output.Length, output.IsEmpty ? 0 : gradient.Length);
        sum.Clear();
        if (gradient.IsEmpty)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length % sum.Length, 0);
        int rows = gradient.Length / sum.Length;
        BiasGradientJob job = _idle.TryDequeue(out BiasGradientJob? idle) ? idle : new BiasGradientJob();
        fixed (float* sumStart = sum)
        {
            job._sum = sumStart;
            job._columns = sum.Length;
            bool pays = gradient.Length >= WorthHandingOver;
            job._parts = pays ? Math.Min(Math.Clamp(threads, 1, Crew.MaxThreads), rows) : 1;
            job._summed = 0;
            job.Run(output, gradient, job._parts, job._parts, wake: false);
        }

        _idle.Enqueue(job);
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        int rows = Output.Length / _columns;
        int first = (int)((long)rows * part / _parts), end = (int)((long)rows * (part + 1) / _parts);
        Span<float> gradient = Output[(first * _columns)..(end * _columns)];
        if (!Input.IsEmpty)
        {
            Elementwise.Backward(default(ReluFormula), Input[(first * _columns)..(end * _columns)], gradient, gradient);
        }

        // Parts are begun in order, so those before are under way on other threads, or done.
        for (SpinWait spin = default; Volatile.Read(ref _summed) < part; spin.SpinOnce(sleep1Threshold: -1))
        {
        }

        ReadOnlySpan<float> left = gradient;
        Span<float> sum = new(_sum, _columns);
        for (; !left.IsEmpty; left = left[_columns..])
        {
            TensorPrimitives.Add(sum, left[.._columns], sum);
        }

        Volatile.Write(ref _summed, part + 1);
    }
}
