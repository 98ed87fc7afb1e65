namespace DenseLayers;

/// <summary>One row of a <see cref="ModelSummary"/>: a layer of the model.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Type">The name of the layer's type.</param>
public sealed record SummaryRow(string Name, string Type)
{
    /// <summary>
    /// The shape of each output, usually one; where the model uses the layer several times, at the last use. Empty,
    /// printed <c>?</c>, while it is not known.
    /// </summary>
    public IReadOnlyList<Shape> OutputShapes { get; init; } = [];

    /// <summary>
    /// Whether the model uses the layer several times and the shapes of its output differ; Keras 2 then prints
    /// <c>multiple</c>.
    /// </summary>
    public bool OutputShapesDiffer { get; init; }

    /// <summary>
    /// Number of values in all parameters; <see langword="null"/>, printed <c>0 (unbuilt)</c>, while the layer is not
    /// built.
    /// </summary>
    public long? ParameterCount { get; init; }

    /// <summary>
    /// Whether training may change the layer's parameters (<see cref="Layer.Trainable"/>); <see langword="null"/>,
    /// printed <c>-</c>, if it has none.
    /// </summary>
    public bool? Trainable { get; init; }

    /// <summary>
    /// Where the inputs come from, each as <c>layer[use][tensor]</c>: the layer's name, which of its uses (0 for the
    /// first) and which of its outputs. Empty, printed <c>-</c>, for an input of the model.
    /// </summary>
    public IReadOnlyList<string> ConnectedTo { get; init; } = [];

    /// <summary>
    /// How many models the layer is nested in, beyond the one that is described; 0 for a layer of its own.
    /// </summary>
    public int Depth { get; init; }
}
