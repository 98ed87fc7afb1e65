namespace DenseLayers.Execution;

/// <summary>
/// Runs a plan forward, a bounded number of samples at a time, so that many samples need no more memory than a few.
/// </summary>
/// <remarks>
/// Thread-safe: each call takes a workspace from the pool. Once the pool is warm nothing is allocated.
/// </remarks>
internal sealed class TiledRun
{
    // The memory of one tile of samples: 2 MiB, near to what a core has as a cache of its own.
    private const int TileFloats = 1 << 19;

    private readonly Plan _plan;
    private readonly Segment[] _segments;
    private readonly Chain?[] _chains;
    private readonly Home[] _homes;
    private readonly bool[] _isElsewhere;
    private readonly int[] _copiedInputs;
    private readonly int[] _copiedOutputs;
    private readonly int _tileSamples;
    private readonly WorkspacePool _pool;

    /// <param name="plan">The plan.</param>
    /// <param name="segments">Its steps in the order in which they run.</param>
    /// <param name="chains">What runs each segment that is a chain.</param>
    public TiledRun(Plan plan, Segment[] segments, Chain?[] chains)
    {
        _plan = plan;
        _segments = segments;
        _chains = chains;
        _homes = FindHomes(plan, segments);
        _isElsewhere = new bool[_homes.Length];
        for (int i = 0; i < _homes.Length; i++)
        {
            _isElsewhere[i] = _homes[i].Kind != HomeKind.Workspace;
        }

        _copiedInputs = Which(plan.Inputs, (_, home) => home.Kind == HomeKind.Workspace);
        _copiedOutputs = Which(plan.Outputs, (index, home) => home != new Home(HomeKind.Output, index));
        _tileSamples = Math.Max(1, TileFloats / Math.Max(1, Layout.Shared(plan, segments, 1, _isElsewhere).Length));
        _pool = new WorkspacePool(CreateWorkspace);
    }

    /// <summary>Computes the outputs of some samples.</summary>
    /// <param name="bindings">The caller's inputs and outputs.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="threads">The most threads to use.</param>
    public void Run(in Bindings bindings, int samples, int threads)
    {
        // A workspace in which something failed does not return: a thread might still be writing to it.
        int tile = Math.Min(samples, _tileSamples);
        Workspace workspace = _pool.Rent(tile);
        for (int start = 0; start < samples; start += tile)
        {
            RunTile(in bindings, workspace, start, Math.Min(tile, samples - start), threads);
        }

        _pool.Return(workspace);
    }

    // A value may stay in the caller's memory unless a merge reads it, which finds all its inputs in the workspace.
    private static Home[] FindHomes(Plan plan, Segment[] segments)
    {
        Home[] homes = new Home[plan.StorageSizes.Length];
        bool[] isSettled = new bool[homes.Length];
        foreach (Step step in plan.Steps)
        {
            foreach (int input in step.Inputs.Length > 1 ? step.Inputs : [])
            {
                isSettled[plan.StorageOf(input)] = true;
            }
        }

        foreach (Segment segment in segments)
        {
            foreach (int step in segment.Steps.AsSpan()[..^1])
            {
                Settle(plan.Steps[step].Output, new Home(HomeKind.Tile));
            }
        }

        for (int i = 0; i < plan.Inputs.Length; i++)
        {
            Settle(plan.Inputs[i], new Home(HomeKind.Input, i));
        }

        for (int i = 0; i < plan.Outputs.Length; i++)
        {
            Settle(plan.Outputs[i], new Home(HomeKind.Output, i));
        }

        return homes;

        void Settle(int value, Home home)
        {
            int storage = plan.StorageOf(value);
            if (!isSettled[storage])
            {
                isSettled[storage] = true;
                homes[storage] = home;
            }
        }
    }

    private Workspace CreateWorkspace(int samples)
    {
        // Where all that flows stays in chains or with the caller, one workspace does for any number of samples.
        Layout layout = Layout.Shared(_plan, _segments, samples, _isElsewhere);
        return new Workspace(_plan, layout, layout.Length == 0 ? int.MaxValue : samples, _chains);
    }

    // The places, among the inputs or the outputs, of those whose home has some quality.
    private int[] Which(int[] values, Func<int, Home, bool> has)
    {
        List<int> indices = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (has(i, HomeOf(values[i])))
            {
                indices.Add(i);
            }
        }

        return [.. indices];
    }

    private void RunTile(in Bindings bindings, Workspace workspace, int start, int count, int threads)
    {
        foreach (int i in _copiedInputs)
        {
            int value = _plan.Inputs[i], size = _plan.Values[value].Size;
            bindings.Input(i).Slice(start * size, count * size).CopyTo(workspace.Value(value, count));
        }

        for (int i = 0; i < _segments.Length; i++)
        {
            int[] steps = _segments[i].Steps;
            if (workspace.Chains[i] is { } chain)
            {
                int from = _plan.Steps[steps[0]].Inputs[0], to = _plan.Steps[steps[^1]].Output;
                ReadOnlySpan<float> input = Readable(in bindings, workspace, from, start, count);
                chain.Run(input, Writable(in bindings, workspace, to, start, count), count, threads);
            }
            else
            {
                RunStep(in bindings, workspace, steps[0], start, count, threads);
            }
        }

        foreach (int i in _copiedOutputs)
        {
            int value = _plan.Outputs[i], size = _plan.Values[value].Size;
            Span<float> output = bindings.Output(i).Slice(start * size, count * size);
            Readable(in bindings, workspace, value, start, count).CopyTo(output);
        }
    }

    private void RunStep(in Bindings bindings, Workspace workspace, int index, int start, int count, int threads)
    {
        Step step = _plan.Steps[index];
        step.Layer.Forward(new ForwardPass
        {
            Input = Readable(in bindings, workspace, step.Inputs[0], start, count),
            InputShape = _plan.Values[step.Inputs[0]].Shape,
            Output = Writable(in bindings, workspace, step.Output, start, count),
            OutputShape = _plan.Values[step.Output].Shape,
            Saved = workspace.Saved(index, count),
            Threads = threads,
            Memory = workspace.Memory,
            Places = workspace.InputPlaces(index, count),
        });
    }

    private ReadOnlySpan<float> Readable(in Bindings bindings, Workspace workspace, int value, int start, int count)
    {
        int size = _plan.Values[value].Size;
        Home home = HomeOf(value);
        return home.Kind == HomeKind.Input
            ? bindings.Input(home.Index).Slice(start * size, count * size)
            : Writable(in bindings, workspace, value, start, count);
    }

    private Span<float> Writable(in Bindings bindings, Workspace workspace, int value, int start, int count)
    {
        int size = _plan.Values[value].Size;
        Home home = HomeOf(value);
        return home.Kind == HomeKind.Output
            ? bindings.Output(home.Index).Slice(start * size, count * size)
            : workspace.Value(value, count);
    }

    private Home HomeOf(int value) => _homes[_plan.StorageOf(value)];
}
