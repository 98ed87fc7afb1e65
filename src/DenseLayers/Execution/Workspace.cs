using DenseLayers.Kernels;

namespace DenseLayers.Execution;

/// <summary>The memory in which a plan runs: one array, in which a layout says where everything lies.</summary>
internal sealed class Workspace
{
    private readonly Plan _plan;
    private readonly AlignedFloats _memory;
    private readonly Layout _layout;
    private readonly Place[][] _mergePlaces;

    public Workspace(Plan plan, Layout layout, int samples, ReadOnlySpan<Chain?> chains = default)
    {
        _plan = plan;
        _layout = layout;
        Samples = samples;
        _memory = new AlignedFloats(layout.Length);
        Chains = new ChainJob?[chains.Length];
        for (int i = 0; i < chains.Length; i++)
        {
            Chains[i] = chains[i] is { } chain ? new ChainJob(chain) : null;
        }

        _mergePlaces = Array.ConvertAll(
            plan.Steps, step => step.Inputs.Length == 1 ? [] : new Place[step.Inputs.Length]);
    }

    /// <summary>What runs each segment that is a chain; empty when all values are kept.</summary>
    public ChainJob?[] Chains { get; }

    /// <summary>The most samples it has room for at once.</summary>
    public int Samples { get; }

    /// <summary>All of it.</summary>
    public Span<float> Memory => _memory.Span;

    /// <summary>The memory of a value.</summary>
    public Span<float> Value(int value, int samples) =>
        Memory.Slice(_layout.Storages[_plan.StorageOf(value)], _plan.Values[value].Size * samples);

    /// <summary>The memory of a value, to be kept.</summary>
    public Memory<float> KeptValue(int value, int samples) =>
        _memory.Memory.Slice(_layout.Storages[_plan.StorageOf(value)], _plan.Values[value].Size * samples);

    /// <summary>The memory that a step has for itself.</summary>
    public Span<float> Saved(int step, int samples) =>
        Memory.Slice(_layout.Saved[step], _plan.Steps[step].SavedSize * samples);

    /// <summary>Where the inputs of a merge lie in <see cref="Memory"/>; empty for a step of one input.</summary>
    public ReadOnlySpan<Place> InputPlaces(int step, int samples)
    {
        Place[] places = _mergePlaces[step];
        for (int i = 0; i < places.Length; i++)
        {
            int input = _plan.Steps[step].Inputs[i];
            Value value = _plan.Values[input];
            places[i] = new Place(_layout.Storages[value.Storage], value.Size * samples, value.Shape);
        }

        return places;
    }
}
