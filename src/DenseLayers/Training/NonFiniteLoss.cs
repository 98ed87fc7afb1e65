namespace DenseLayers.Training;

/// <summary>The refusal of a loss that is NaN or infinite.</summary>
internal static class NonFiniteLoss
{
    /// <summary>Says where it was met, whether it came with the data, and how to mend it.</summary>
    /// <param name="owner">The model.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="place">Which batch, such as <c>batch 3 of epoch 0</c>.</param>
    /// <param name="data">Where the samples of the batch lie.</param>
    /// <param name="indices">Which of them the batch has.</param>
    public static NotFiniteNumberException Of(
        string owner, float loss, string place, TrainingData data, ReadOnlySpan<int> indices) => new(
        $"{owner} expects a finite loss, but got {loss} in {place}. The parameters are those after the last finished " +
        $"step. {Cause(data, indices)}, or add the callback TerminateOnNaN to end training here without an exception.",
        loss);

    private static string Cause(TrainingData data, ReadOnlySpan<int> indices) =>
        Find("samples", data.Inputs, indices) ?? Find("targets", data.Targets, indices) ??
        "Its samples and targets are finite: lower the learning rate, scale the samples, clip the gradients";

    private static string? Find(string what, IReadOnlyList<Tensor> tensors, ReadOnlySpan<int> indices)
    {
        foreach (Tensor tensor in tensors)
        {
            int size = tensor.Shape.SampleSize;
            foreach (int index in indices)
            {
                foreach (float value in tensor.Span.Slice(index * size, size))
                {
                    if (!float.IsFinite(value))
                    {
                        return $"Its {what} hold {value} at index {index} of shape {tensor.Shape}: clean the data";
                    }
                }
            }
        }

        return null;
    }
}
