using DenseLayers.Kernels;

namespace DenseLayers.Execution;

/// <summary>Takes tiles of rows through a chain of layers, one after the other, so that what flows between them stays in the cache.</summary>
/// <remarks>A workspace has one for each chain. Each thread at work has memory of its own for what flows.</remarks>
internal sealed class ChainJob : SpanJob
{
    // What a tile reads and writes in one layer: 512 KiB, half of what a core usually has as a cache of its own.
    private const int TileFloats = 1 << 17;

    // Below this, threads share out the columns of each product: a tile of few rows would read all weights for little.
    private const int FewestRowsToSplit = 128;

    // What no cache keeps until it is read again: 16 MiB.
    private const int StreamedFloats = 1 << 22;

    // Tiles of so many rows fill vectors of rows well.
    private const int RowUnit = 32;

    // What a helper must save before a hand-over pays, and before it pays to wake one, in multiply-adds or so.
    private const long WorthHandingOver = 6_000;
    private const long WorthWaking = 1_000_000;

    private readonly Plan _plan;
    private readonly Segment _segment;
    private readonly int[] _widths;
    private readonly int[] _savedWidths;
    private readonly Dense?[] _joined;
    private readonly int _widestInside;
    private readonly int _widestSaved;
    private readonly int _tileRows;
    private readonly long _workPerRow;
    private readonly float[]?[] _scratch = new float[]?[Crew.MaxThreads];
    private int _rows, _partRows, _productThreads;

    public ChainJob(Plan plan, Segment segment)
    {
        _plan = plan;
        _segment = segment;
        int rows = segment.RowsPerSample, count = segment.Steps.Length, widest = 0;
        _widths = new int[count + 1];
        _savedWidths = new int[count];
        _joined = new Dense?[count];
        _widths[0] = plan.Values[plan.Steps[segment.Steps[0]].Inputs[0]].Size / rows;
        for (int i = 0; i < count; i++)
        {
            Step step = plan.Steps[segment.Steps[i]];
            _widths[i + 1] = plan.Values[step.Output].Size / rows;
            _savedWidths[i] = step.SavedSize / rows;
            _widestSaved = Math.Max(_widestSaved, _savedWidths[i]);
            _widestInside = i < count - 1 ? Math.Max(_widestInside, _widths[i + 1]) : _widestInside;
            widest = Math.Max(widest, _widths[i] + _widths[i + 1]);
            _workPerRow += _widths[i + 1];
            _joined[i] = i > 0 && _joined[i - 1] is null ? Joined(plan.Steps[segment.Steps[i - 1]], step) : null;
            foreach (Parameter parameter in step.Layer.Parameters)
            {
                _workPerRow += parameter.Count;
            }
        }

        int tileRows = Math.Max(1, TileFloats / widest);
        _tileRows = tileRows > RowUnit ? tileRows / RowUnit * RowUnit : tileRows;
    }

    /// <summary>Runs the chain.</summary>
    /// <param name="input">The input of the first layer.</param>
    /// <param name="output">Where to write the output of the last.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="threads">The most threads to use.</param>
    public void Run(ReadOnlySpan<float> input, Span<float> output, int samples, int threads)
    {
        _rows = samples * _segment.RowsPerSample;
        long work = _rows * _workPerRow;
        threads = work < WorthHandingOver ? 1 : Math.Min(threads, Crew.MaxThreads);
        bool isSplit = threads > 1 && _rows >= FewestRowsToSplit;
        int parts = _rows <= _tileRows ? 1 : (_rows + _tileRows - 1) / _tileRows;
        if (isSplit)
        {
            // Equal shares: as many parts as threads, or a multiple of that.
            parts = (parts + threads - 1) / threads * threads;
        }

        _partRows = Math.Min(_tileRows, (_rows + parts - 1) / parts);
        _partRows = parts > threads ? Math.Min(_tileRows, (_partRows + RowUnit - 1) / RowUnit * RowUnit) : _partRows;
        _productThreads = isSplit ? 1 : threads;
        Run(input, output, parts, isSplit ? threads : 1, wake: work >= WorthWaking);
    }

    /// <inheritdoc/>
    protected override void Run(int part, int worker)
    {
        int start = part * _partRows, rows = Math.Min(_partRows, _rows - start);
        if (rows <= 0)
        {
            return;
        }

        // Two buffers in turn for what flows, and one for what a layer needs for itself.
        int bufferLength = rows * _widestInside;
        Span<float> scratch = Scratch(worker, (2 * bufferLength) + (rows * _widestSaved));
        ReadOnlySpan<float> input = Input.Slice(start * _widths[0], rows * _widths[0]);
        int buffer = 0;
        for (int i = 0; i < _segment.Steps.Length; i++)
        {
            bool isLast = i == _segment.Steps.Length - 1;
            if (rows >= ProductPair.FewestRows && !isLast && _joined[i + 1] is not null)
            {
                // The next step computes this one too.
                continue;
            }

            int width = _widths[i + 1];
            Span<float> output = isLast
                ? Output.Slice(start * width, rows * width)
                : scratch.Slice(buffer * bufferLength, rows * width);
            Step step = _plan.Steps[_segment.Steps[i]];
            ForwardPass pass = new()
            {
                Input = input,
                InputShape = _plan.Values[step.Inputs[0]].Shape,
                Output = output,
                OutputShape = _plan.Values[step.Output].Shape,
                Saved = scratch.Slice(2 * bufferLength, rows * _savedWidths[i]),
                Threads = _productThreads,
                Streams = isLast && Output.Length >= StreamedFloats,
            };
            if (rows >= ProductPair.FewestRows && _joined[i] is { } before)
            {
                ((Dense)step.Layer).ForwardBoth(before, pass);
            }
            else
            {
                step.Layer.Forward(pass);
            }

            input = output;
            buffer = 1 - buffer;
        }
    }

    // The layer before, if it is computed together with the one after it.
    private static Dense? Joined(Step before, Step after) =>
        before.SavedSize == 0 && before.Layer is Dense first && after.Layer is Dense second && second.JoinsTo(first) ? first : null;

    private Span<float> Scratch(int worker, int length)
    {
        float[]? scratch = _scratch[worker];
        if (scratch is null || scratch.Length < length)
        {
            _scratch[worker] = scratch = GC.AllocateUninitializedArray<float>(length);
        }

        return scratch.AsSpan(0, length);
    }
}
