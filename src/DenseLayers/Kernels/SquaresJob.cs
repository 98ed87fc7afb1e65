namespace DenseLayers.Kernels;

/// <summary>Σ x², which threads share out: the sums of parts of a fixed size, added up in order.</summary>
/// <remarks>The bits depend neither on the number of threads nor on the width of the machine's vectors.</remarks>
internal sealed unsafe class SquaresJob : Job
{
    private const int PartSize = 16 * 1024;

    // From so many values on it pays to wake a helper.
    private const int WorthWaking = 4 * PartSize;

    private float* _values;
    private int _length;
    private double[] _sums = [];

    /// <summary>Adds up.</summary>
    /// <param name="x">The values.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static double Run(ReadOnlySpan<float> x, int threads)
    {
        SquaresJob job = IdleJobs<SquaresJob>.Take() ?? new SquaresJob();
        int parts = (x.Length + PartSize - 1) / PartSize;
        if (job._sums.Length < parts)
        {
            job._sums = new double[parts];
        }

        fixed (float* values = x)
        {
            job._values = values;
            job._length = x.Length;
            Crew.Run(job, parts, Math.Clamp(threads, 1, Crew.MaxThreads), wake: x.Length >= WorthWaking);
        }

        double sum = 0;
        foreach (double part in job._sums.AsSpan(0, parts))
        {
            sum += part;
        }

        IdleJobs<SquaresJob>.Return(job);
        return sum;
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        int start = part * PartSize;
        _sums[part] = Sums.Squares(new ReadOnlySpan<float>(_values + start, Math.Min(PartSize, _length - start)));
    }
}
