namespace DenseLayers;

/// <summary>One application of a layer in a functional graph.</summary>
internal sealed class Node
{
    public Node(Layer layer, IReadOnlyList<SymbolicTensor> inputs, IReadOnlyList<Shape> outputShapes)
    {
        layer.OnApplied();
        Layer = layer;
        Inputs = inputs;
        Outputs = [.. outputShapes.Select((shape, index) => new SymbolicTensor(this, index, shape))];
    }

    public Layer Layer { get; }

    /// <summary>What the layer is applied to; empty for an <see cref="InputLayer"/>.</summary>
    public IReadOnlyList<SymbolicTensor> Inputs { get; }

    /// <summary>What comes out: one tensor, but for a model of several outputs.</summary>
    public IReadOnlyList<SymbolicTensor> Outputs { get; }
}
