namespace DenseLayers.Execution;

/// <summary>
/// Runs a plan on whole batches and keeps every value, to look at (evaluation) or to go back over (training).
/// </summary>
/// <remarks>For one thread at a time. Everything is allocated on construction.</remarks>
internal sealed class PlanRun
{
    private readonly Plan _plan;
    private readonly Workspace _workspace;
    private readonly SeededRandom _random = new(0);
    private readonly RandomSeed _seed;

    /// <summary>Prepares to run a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="samples">The most samples in a batch.</param>
    /// <param name="seed">The model's seed, from which noise follows.</param>
    public PlanRun(Plan plan, int samples, RandomSeed seed)
    {
        _plan = plan;
        _seed = seed;
        Samples = samples;
        Layout = Layout.Separate(plan, samples);
        _workspace = new Workspace(plan, Layout, samples);
    }

    public Plan Plan => _plan;

    public Layout Layout { get; }

    /// <summary>The most samples in a batch.</summary>
    public int Samples { get; }

    /// <summary>The most threads to use. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The memory in which all values lie.</summary>
    public ReadOnlySpan<float> Memory => _workspace.Memory;

    /// <summary>Where to write an input of the model before <see cref="Forward"/>.</summary>
    public Span<float> Input(int index, int count) => _workspace.Value(_plan.Inputs[index], count);

    /// <summary>An output of the model after <see cref="Forward"/>.</summary>
    public ReadOnlySpan<float> Output(int index, int count) => _workspace.Value(_plan.Outputs[index], count);

    /// <summary>A value after <see cref="Forward"/>.</summary>
    public ReadOnlySpan<float> Value(int index, int count) => _workspace.Value(index, count);

    /// <summary>A value after <see cref="Forward"/>, to be read until the next one.</summary>
    public ReadOnlyMemory<float> KeptValue(int index, int count) => _workspace.KeptValue(index, count);

    /// <summary>The memory that a step has for itself.</summary>
    public Span<float> Saved(int step, int count) => _workspace.Saved(step, count);

    /// <summary>Where the inputs of a merge lie in <see cref="Memory"/>; empty for a step of one input.</summary>
    public ReadOnlySpan<Place> InputPlaces(int step, int count) => _workspace.InputPlaces(step, count);

    /// <summary>Computes all values for the first <paramref name="count"/> samples.</summary>
    /// <param name="count">Samples in this batch.</param>
    /// <param name="training">Whether layers behave as in training.</param>
    /// <param name="iteration">Number of the training step; noise differs from one to the next.</param>
    public void Forward(int count, bool training, long iteration)
    {
        for (int i = 0; i < _plan.Steps.Length; i++)
        {
            Step step = _plan.Steps[i];
            if (step.IsView)
            {
                continue;
            }

            _random.Reseed(Noise(step.Layer.NoiseSeed ?? unchecked(_seed.Value + (i * 0x9E3779B9L)), iteration));
            step.Layer.Forward(new ForwardPass
            {
                Input = Value(step.Inputs[0], count),
                InputShape = _plan.Values[step.Inputs[0]].Shape,
                Output = _workspace.Value(step.Output, count),
                OutputShape = _plan.Values[step.Output].Shape,
                Saved = Saved(i, count),
                Training = training,
                Threads = Threads,
                Random = _random,
                Memory = _workspace.Memory,
                Places = InputPlaces(i, count),
            });
        }
    }

    /// <summary>The sum of the activity regularizers' penalties, divided by the batch size.</summary>
    public float ActivityPenalty(int count)
    {
        float sum = 0;
        foreach (Penalty penalty in _plan.Penalties)
        {
            sum += penalty.Regularizer.Penalty(Value(penalty.Value, count), _plan.Values[penalty.Value].Shape) / count;
        }

        return sum;
    }

    // The iteration goes in multiplied, so that neighbours in both numbers give unrelated streams.
    private static long Noise(long seed, long iteration) =>
        unchecked((seed * 0x5851F42D4C957F2D) ^ (iteration * 0x14057B7EF767814F));
}
