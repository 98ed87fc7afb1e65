namespace DenseLayers.Kernels;

/// <summary>
/// A step of an optimizer: one pass over values, gradients and slots that threads share out. Gradients that are a
/// deferred product are computed on the way. Values are packed for the next products while they are still in the cache.
/// </summary>
internal sealed unsafe class StepJob<TFormula> : Job
    where TFormula : struct, IStepFormula
{
    // Values that are packed at once, and that a part has unless it computes its gradients.
    private const int PartSize = 16 * 1024;

    // From so many values on it pays to wake a helper.
    private const int WorthWaking = 4 * PartSize;

    private TFormula _formula;
    private StepPlaces _places;
    private int _length, _unit, _parts, _fromEnd, _fromStart;
    private DeferredProduct? _product;
    private PackedMatrix? _packed, _transposed;

    // Whole rows, as many as panels of the transpose are wide: each part packs whole panels of it.
    private int Units => (_length + _unit - 1) / _unit;

    // Units whose values, gradients, slots and packed copies fit into the second-level cache.
    private int NearUnits => Math.Max(1, PartSize / _unit);

    /// <summary>Takes the step.</summary>
    /// <param name="formula">What it does to each value.</param>
    /// <param name="operands">The values, their gradients, and as many slots as the formula has.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public static void Run(TFormula formula, in StepOperands operands, int threads)
    {
        int length = operands.Values.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(operands.Gradient.Length, length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(operands.Product?.Length ?? length, length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(operands.First.Length, TFormula.Slots > 0 ? length : 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(operands.Second.Length, TFormula.Slots > 1 ? length : 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(operands.Third.Length, TFormula.Slots > 2 ? length : 0);
        StepJob<TFormula> job = IdleJobs<StepJob<TFormula>>.Take() ?? new StepJob<TFormula>();
        fixed (float* values = operands.Values, gradient = operands.Gradient)
        fixed (float* first = operands.First, second = operands.Second, third = operands.Third)
        {
            job._formula = formula;
            job._places = new StepPlaces(values, gradient, first, second, third);
            job._length = length;
            job._product = operands.Product;
            job._packed = operands.Packed;
            job._transposed = operands.Transposed;
            job.Share(Math.Clamp(threads, 1, Crew.MaxThreads));
        }

        job._product = null;
        job._packed = job._transposed = null;
        IdleJobs<StepJob<TFormula>>.Return(job);
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        // The caller goes up from the start and helpers down from the end: products that share out rows leave most of
        // what is read here in the caches of those who go on with it.
        int place = worker == 0
            ? Interlocked.Increment(ref _fromStart) - 1
            : _parts - Interlocked.Increment(ref _fromEnd);
        int start = Start(place), end = Start(place + 1);
        if (_product is { } product)
        {
            int columns = product.Columns;
            fixed (float* gradient = product.ComputeRows(start / columns, end / columns, worker))
            {
                Step(start, end, gradient);
            }
        }
        else
        {
            Step(start, end, _places.Gradient + start);
        }
    }

    private void Share(int threads)
    {
        _unit = checked(Panels.Width * (_product?.Columns ?? _packed?.Columns ?? _transposed?.Rows ?? 1));
        _parts = _product?.Begin(threads) ?? ((Units + NearUnits - 1) / NearUnits);
        _fromStart = _fromEnd = 0;
        Crew.Run(this, _parts, threads, wake: _length >= WorthWaking);
    }

    // Where a part begins.
    private int Start(int part) => (int)Math.Min(_length, (long)Units * part / _parts * _unit);

    private void Step(int start, int end, float* gradient)
    {
        for (int i = start, next; i < end; i = next)
        {
            next = Math.Min(end, i + (NearUnits * _unit));
            StepLoop<TFormula>.Run(_formula, _places.From(i, gradient + (i - start)), 0, next - i);
            Pack(i, next);
        }
    }

    private void Pack(int start, int end)
    {
        ReadOnlySpan<float> values = new(_places.Values, _length);
        if (_packed is { } packed)
        {
            packed.FillRows(values, start / packed.Columns, end / packed.Columns);
        }

        if (_transposed is { } transposed)
        {
            transposed.FillTransposedColumns(values, start / transposed.Rows, end / transposed.Rows);
        }
    }
}
