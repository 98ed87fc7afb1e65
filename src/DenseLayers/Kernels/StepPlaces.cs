namespace DenseLayers.Kernels;

/// <summary>Where the values of a step lie, their gradients and slots; null for a slot that there is not.</summary>
internal readonly unsafe struct StepPlaces(float* values, float* gradient, float* first, float* second, float* third)
{
    public float* Values { get; } = values;

    public float* Gradient { get; } = gradient;

    public float* First { get; } = first;

    public float* Second { get; } = second;

    public float* Third { get; } = third;

    /// <summary>The same places from an index on, with gradients from elsewhere.</summary>
    public StepPlaces From(int start, float* gradient) => new(
        Values + start,
        gradient,
        First is null ? null : First + start,
        Second is null ? null : Second + start,
        Third is null ? null : Third + start);
}
