using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>Samples, what should be predicted for them and what they count, checked against each other.</summary>
/// <param name="Inputs">One tensor for each input of the model.</param>
/// <param name="Targets">One tensor for each output of the model.</param>
/// <param name="Weights">One tensor for each output, <see langword="null"/> where all samples count 1.</param>
internal sealed record TrainingData(
    IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor> Targets, IReadOnlyList<Tensor?> Weights)
{
    /// <summary>Number of samples.</summary>
    public int Count => Inputs[0].Shape[0];

    /// <summary>Some samples that follow each other, sharing their values.</summary>
    public TrainingData Slice(int start, int count) => new(
        [.. Inputs.Select(tensor => tensor.Slice(start, count))],
        [.. Targets.Select(tensor => tensor.Slice(start, count))],
        [.. Weights.Select(tensor => tensor?.Slice(start, count))]);

    /// <summary>Copies samples, chosen by index, beside each other, on several threads if that pays.</summary>
    public static void Gather(Tensor tensor, ReadOnlySpan<int> indices, Span<float> destination, int threads)
    {
        int size = tensor.Shape.SampleSize;
        GatherJob.Run(tensor.Span, size, indices, destination[..(indices.Length * size)], threads);
    }
}
