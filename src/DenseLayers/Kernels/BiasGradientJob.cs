using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>
/// The gradient of a bias, the sum of all rows of the gradient of what it was added to; where relu follows, that
/// gradient, too. Threads share out the rows.
/// </summary>
/// <remarks>
/// A sum adds the rows in order, one thread after the other, so its bits depend neither on threads nor on the machine's
/// vectors.
/// </remarks>
internal sealed unsafe class BiasGradientJob : RowsJob
{
    private float* _sum;
    private int _columns, _summed;

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
        BiasGradientJob job = IdleJobs<BiasGradientJob>.Take() ?? new BiasGradientJob();
        fixed (float* sumStart = sum)
        {
            job._sum = sumStart;
            job._columns = sum.Length;
            job._summed = 0;

            // Nobody is woken: the products that follow do that if they are worth it.
            job.Run(output, gradient, rows, PartsOf(rows, gradient.Length, threads), wake: false);
        }

        IdleJobs<BiasGradientJob>.Return(job);
    }

    /// <inheritdoc/>
    protected override void RunRows(int part, int first, int end)
    {
        Span<float> gradient = Output[(first * _columns)..(end * _columns)];
        if (!Input.IsEmpty)
        {
            Elementwise.Backward(default(ReluFormula), Input[(first * _columns)..(end * _columns)], gradient, gradient);
        }

        // Parts are begun in order and do not fail, so those before are under way on other threads, or done.
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
