namespace DenseLayers.Kernels;

/// <summary>What a step of an optimizer works on: spans of one length, element by element.</summary>
internal readonly ref struct StepOperands
{
    /// <summary>The values of a parameter, row-major.</summary>
    public required Span<float> Values { get; init; }

    /// <summary>Their gradients.</summary>
    public required ReadOnlySpan<float> Gradient { get; init; }

    /// <summary>Computes the gradients, in place of those that <see cref="Gradient"/> holds.</summary>
    public DeferredProduct? Product { get; init; }

    /// <summary>The first slot; empty if the formula has none.</summary>
    public Span<float> First { get; init; }

    /// <summary>The second slot; empty if the formula has none.</summary>
    public Span<float> Second { get; init; }

    /// <summary>The third slot; empty if the formula has none.</summary>
    public Span<float> Third { get; init; }

    /// <summary>A packed copy of the values that is to follow them.</summary>
    public PackedMatrix? Packed { get; init; }

    /// <summary>A packed copy of their transpose that is to follow them.</summary>
    public PackedMatrix? Transposed { get; init; }
}
