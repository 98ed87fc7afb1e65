namespace DenseLayers.Training;

/// <summary>Weights given for classes, as weights of samples.</summary>
internal static class ClassWeights
{
    /// <summary>What each sample counts, by its class.</summary>
    /// <param name="owner">The model, for messages.</param>
    /// <param name="weights">The weight of each class by its id; a class without one counts 1.</param>
    /// <param name="targets">
    /// Class ids, shape <c>(samples)</c> or <c>(samples, 1)</c>, or one-hot, <c>(samples, classes)</c>.
    /// </param>
    /// <returns>Shape <c>(samples)</c>.</returns>
    /// <exception cref="ArgumentException">A weight is not finite, or a target is no class.</exception>
    public static Tensor Spread(string owner, IReadOnlyDictionary<int, float> weights, Tensor targets)
    {
        foreach ((int id, float weight) in weights)
        {
            if (!float.IsFinite(weight))
            {
                throw new ArgumentException(
                    $"{owner} expects class weights that are finite, but got {weight} for class {id}. " +
                    "Give a number, or leave the class out to count it 1.",
                    nameof(weights));
            }
        }

        if (targets.Rank is not (1 or 2))
        {
            throw new ShapeException(
                $"{owner} expects one class for each sample to weigh it by, in targets of rank 1 or 2, but got shape " +
                $"{targets.Shape}. Give sample weights instead.",
                actual: targets.Shape);
        }

        Tensor result = new([targets.Shape[0]]);
        int size = targets.Shape.SampleSize;
        for (int i = 0; i < result.Length; i++)
        {
            ReadOnlySpan<float> target = targets.Span.Slice(i * size, size);
            int id = size == 1 ? Id(owner, target[0], i) : Greatest(target);
            result.Span[i] = weights.TryGetValue(id, out float weight)
                ? weight
                : 1;
        }

        return result;
    }

    private static int Id(string owner, float target, int index) =>
        target == MathF.Round(target) && MathF.Abs(target) < 1e9f
            ? (int)target
            : throw new ArgumentException(
                $"{owner} expects class ids to weigh the samples by, but got target {target} at index {index}. " +
                "Class weights are for classification: give sample weights instead.");

    private static int Greatest(ReadOnlySpan<float> target)
    {
        int greatest = 0;
        for (int i = 1; i < target.Length; i++)
        {
            greatest = target[i] > target[greatest] ? i : greatest;
        }

        return greatest;
    }
}
