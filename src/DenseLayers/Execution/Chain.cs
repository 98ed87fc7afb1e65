using DenseLayers.Kernels;

namespace DenseLayers.Execution;

/// <summary>
/// Row-wise layers, each of which reads what the one before writes: takes rows through all of them. Thread-safe.
/// </summary>
internal sealed class Chain
{
    // What a few rows may take of the stack.
    private const int StackFloats = 1024;

    private readonly Link[] _links;
    private readonly Link[] _joinedLinks;
    private readonly int _rowsPerSample;
    private readonly int _fewSamples;
    private readonly int _widestInside;

    public Chain(Plan plan, Segment segment)
    {
        int rows = segment.RowsPerSample, widestSaved = 0;
        _rowsPerSample = rows;
        _links = new Link[segment.Steps.Length];
        for (int i = 0; i < _links.Length; i++)
        {
            Step step = plan.Steps[segment.Steps[i]];
            Value input = plan.Values[step.Inputs[0]], output = plan.Values[step.Output];
            Link link = new(step.Layer, input.Shape, output.Shape, output.Size / rows, step.SavedSize / rows);
            _links[i] = link;
            InputWidth = i == 0 ? input.Size / rows : InputWidth;
            widestSaved = Math.Max(widestSaved, link.SavedWidth);
            _widestInside = i < _links.Length - 1 ? Math.Max(_widestInside, link.Width) : _widestInside;
            WidestLayer = Math.Max(WidestLayer, (input.Size / rows) + link.Width);
            WorkPerRow += link.Width;
            foreach (Parameter parameter in step.Layer.Parameters)
            {
                WorkPerRow += parameter.Count;
            }
        }

        _joinedLinks = Join(_links);
        MemoryPerRow = (2 * _widestInside) + widestSaved;
        long lightRows = (ProductJob.WorthHandingOver - 1) / WorkPerRow;
        _fewSamples = (int)(Math.Min(lightRows, StackFloats / Math.Max(1, MemoryPerRow)) / rows);
    }

    /// <summary>Floats of a row of the input.</summary>
    public int InputWidth { get; }

    /// <summary>Floats of a row of the output.</summary>
    public int OutputWidth => _links[^1].Width;

    /// <summary>The most floats that one of the layers reads and writes for a row.</summary>
    public int WidestLayer { get; }

    /// <summary>Floats that flow between the layers, or that one has for itself, for each row at once.</summary>
    public int MemoryPerRow { get; }

    /// <summary>Multiply-adds or so for a row.</summary>
    public long WorkPerRow { get; }

    /// <summary>Rows that each layer has for a sample of the model.</summary>
    public int RowsPerSample => _rowsPerSample;

    /// <summary>
    /// Whether it takes so little to compute some samples that the calling thread alone does best, with its stack for
    /// memory.
    /// </summary>
    public bool AreFew(int samples) => samples > 0 && samples <= _fewSamples;

    /// <summary>Takes a few samples through the layers.</summary>
    /// <param name="input">The input of the first layer.</param>
    /// <param name="output">Where to write the output of the last.</param>
    /// <param name="samples">Number of samples, <see cref="AreFew"/>.</param>
    public void RunFew(ReadOnlySpan<float> input, Span<float> output, int samples)
    {
        int rows = samples * _rowsPerSample;
        Span<float> memory = stackalloc float[rows * MemoryPerRow];
        Run(input, output, rows, memory);
    }

    /// <summary>Takes some rows through the layers.</summary>
    /// <param name="input">The input of the first layer.</param>
    /// <param name="output">Where to write the output of the last.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="memory"><see cref="MemoryPerRow"/> floats for each row. Holds anything before.</param>
    /// <param name="threads">The most threads that may work on a layer; 0 and 1 mean the calling one alone.</param>
    /// <param name="streams">Whether the output is so large that it is best written past the caches.</param>
    public void Run(
        ReadOnlySpan<float> input,
        Span<float> output,
        int rows,
        Span<float> memory,
        int threads = 1,
        bool streams = false)
    {
        // Two buffers in turn for what flows, and one for what a layer needs for itself.
        Link[] links = rows >= ProductPair.FewestRows ? _joinedLinks : _links;
        int buffer = rows * _widestInside, next = 0;
        for (int i = 0; i < links.Length; i++)
        {
            Link link = links[i];
            bool isLast = i == links.Length - 1;
            Span<float> target = isLast ? output : memory.Slice(next, rows * link.Width);
            Forward(link, new ForwardPass
            {
                Input = input,
                InputShape = link.Input,
                Output = target,
                OutputShape = link.Output,
                Saved = memory.Slice(2 * buffer, rows * link.SavedWidth),
                Threads = threads,
                Streams = streams && isLast,
            });
            input = target;
            next = buffer - next;
        }
    }

    // The pass is handed on as it was made: in a local it would be a copy, for which the processor would have to wait.
    private static void Forward(Link link, in ForwardPass pass)
    {
        if (link.Joined is { } before)
        {
            ((Dense)link.Layer).ForwardBoth(before, in pass);
        }
        else
        {
            link.Layer.Forward(in pass);
        }
    }

    // What runs when there are many rows: of two layers that go together, the second computes both.
    private static Link[] Join(Link[] links)
    {
        List<Link> joined = [];
        foreach (Link link in links)
        {
            if (joined.Count > 0 && joined[^1] is { Layer: Dense before, Joined: null, SavedWidth: 0 } &&
                link.Layer is Dense layer && layer.JoinsTo(before))
            {
                joined[^1] = new Link(layer, link.Input, link.Output, link.Width, link.SavedWidth, before);
            }
            else
            {
                joined.Add(link);
            }
        }

        return [.. joined];
    }
}
