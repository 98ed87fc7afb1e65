namespace DenseLayers.Execution;

/// <summary>In what order the layers of a model run, and which values they read and write. Made once, run many times.</summary>
internal sealed class Plan
{
    public Plan(
        IReadOnlyList<Value> values,
        IReadOnlyList<Step> steps,
        IReadOnlyList<int> inputs,
        IReadOnlyList<int> outputs,
        IReadOnlyList<Penalty> penalties,
        int storageCount)
    {
        Values = values;
        Steps = steps;
        Inputs = inputs;
        Outputs = outputs;
        Penalties = penalties;
        StorageSizes = new int[storageCount];
        foreach (Value value in values)
        {
            StorageSizes[value.Storage] = value.Size;
        }
    }

    public IReadOnlyList<Value> Values { get; }

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Indices of the values that the caller gives.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>Indices of the values that the caller gets.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>The activity regularizers and the values they look at.</summary>
    public IReadOnlyList<Penalty> Penalties { get; }

    /// <summary>Floats of each storage, for each sample of the model.</summary>
    public int[] StorageSizes { get; }

    /// <summary>Index of the storage a value lies in.</summary>
    public int StorageOf(int value) => Values[value].Storage;
}
