namespace DenseLayers;

/// <summary>One application of a layer in a functional graph.</summary>
internal sealed class Node
{
    public Node(Layer layer, SymbolicTensor[] inputs, Shape outputShape)
    {
        Layer = layer;
        Inputs = inputs;
        Output = new SymbolicTensor(this, outputShape);
    }

    public Layer Layer { get; }

    /// <summary>What the layer is applied to; empty for an <see cref="InputLayer"/>.</summary>
    public IReadOnlyList<SymbolicTensor> Inputs { get; }

    public SymbolicTensor Output { get; }
}
