namespace DenseLayers.Execution;

/// <summary>
/// Predicts with a model: a few samples of a chain of small layers in the shortest way, all else in tiles. Thread-safe.
/// </summary>
/// <remarks>Once it is warm nothing is allocated.</remarks>
internal sealed class Predictor
{
    private readonly Plan _plan;
    private readonly Segment[] _segments;
    private readonly Chain?[] _chains;
    private readonly Chain? _chain;
    private readonly int _inputSize;
    private TiledRun? _tiles;

    public Predictor(Plan plan)
    {
        _plan = plan;
        _inputSize = plan.Values[plan.Inputs[0]].Size;
        OutputSize = plan.Values[plan.Outputs[0]].Size;
        _segments = Segment.Split(plan);
        _chains = new Chain?[_segments.Length];
        for (int i = 0; i < _chains.Length; i++)
        {
            _chains[i] = _segments[i].IsChain ? new Chain(plan, _segments[i]) : null;
        }

        _chain = IsOneChain ? _chains[0] : null;
    }

    /// <summary>The shapes of the outputs; the batch axis is unknown.</summary>
    public IEnumerable<Shape> OutputShapes => _plan.Outputs.Select(output => _plan.Values[output].Shape);

    /// <summary>Floats of the first output for each sample.</summary>
    public int OutputSize { get; }

    // Whether a chain reads what the caller gives and writes what the caller gets, and that is all.
    private bool IsOneChain =>
        _segments.Length == 1 && _segments[0].IsChain && _plan.Inputs.Length == 1 && _plan.Outputs.Length == 1 &&
        _plan.StorageOf(_plan.Steps[_segments[0].Steps[0]].Inputs[0]) == _plan.StorageOf(_plan.Inputs[0]) &&
        _plan.StorageOf(_plan.Steps[_segments[0].Steps[^1]].Output) == _plan.StorageOf(_plan.Outputs[0]);

    /// <summary>
    /// How many samples of the first input a span of some length holds; -1 if it holds no whole number of them.
    /// </summary>
    public int SamplesIn(int length)
    {
        if (length == _inputSize && length > 0)
        {
            // The most frequent case, without a division.
            return 1;
        }

        if (_inputSize == 0)
        {
            return length == 0 ? 0 : -1;
        }

        return length % _inputSize == 0 ? length / _inputSize : -1;
    }

    /// <summary>Computes the output of some samples, for a model of one input and one output.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">Where to write the outputs.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="threads">The most threads to use.</param>
    public void Run(ReadOnlySpan<float> input, Span<float> output, int samples, int threads)
    {
        if (_chain is { } chain && chain.AreFew(samples))
        {
            chain.RunFew(input, output, samples);
        }
        else
        {
            RunTiles(new Bindings(input, output), samples, threads);
        }
    }

    /// <summary>Computes the outputs of some samples.</summary>
    /// <param name="inputs">The samples, one tensor for each input.</param>
    /// <param name="outputs">Where to write the outputs.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="threads">The most threads to use.</param>
    public void Run(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs, int samples, int threads)
    {
        if (_chain is not null)
        {
            Run(inputs[0].Span, outputs[0].Span, samples, threads);
        }
        else
        {
            RunTiles(new Bindings(inputs, outputs), samples, threads);
        }
    }

    private void RunTiles(in Bindings bindings, int samples, int threads)
    {
        // Two threads may both make one: they give the same results, and one of them stays.
        TiledRun tiles = _tiles ??= new TiledRun(_plan, _segments, _chains);
        tiles.Run(in bindings, samples, threads);
    }
}
