using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Data in batches, and a model that takes them.</summary>
internal static class Streams
{
    public static Tensor X { get; } = Numbers.Tensor([10, 2], 1);

    public static Tensor Y { get; } = Numbers.Tensor([10, 1], 2);

    /// <summary>The data in batches of these sizes.</summary>
    public static Batch[] Batches(params int[] sizes)
    {
        List<Batch> batches = [];
        foreach (int size in sizes)
        {
            int start = batches.Sum(batch => batch.X[0].Shape[0]);
            batches.Add(new Batch(X.Slice(start, size), Y.Slice(start, size)));
        }

        return [.. batches];
    }

    /// <summary>A model on which the order of batches shows.</summary>
    public static Sequential Compiled()
    {
        Sequential model = new([2], seed: 1) { new Dense(4, Activation.Tanh), new Dropout(0.1f), new Dense(1) };
        model.Compile(new Adam(), new MeanSquaredError());
        return model;
    }
}
