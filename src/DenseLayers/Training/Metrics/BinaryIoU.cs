namespace DenseLayers.Training;

/// <summary>The intersection over union of class 0, of class 1 or the mean of both, each value being one of them.</summary>
/// <param name="targetClassIds">The classes whose mean is taken, 0 or 1; none for both.</param>
/// <exception cref="ArgumentOutOfRangeException">A target class is neither 0 nor 1.</exception>
/// <remarks>
/// Targets of 0 and 1 and probabilities of the same shape <c>(batch, …, values)</c>; each value counts for itself. See
/// <see cref="IoUMetric"/> for the formula. Source: <c>keras.metrics.BinaryIoU</c> of Keras 3.16.
/// </remarks>
public sealed class BinaryIoU(params ReadOnlySpan<int> targetClassIds)
    : IoUMetric("binary_io_u", 2, targetClassIds.IsEmpty ? [0, 1] : targetClassIds)
{
    /// <summary>A prediction of at least this is class 1, one below class 0. Finite. Default: 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Threshold { get; init => field = Guard.Finite(value); } = 0.5f;

    private protected override float ToClassId(float prediction) => prediction >= Threshold ? 1 : 0;
}
