namespace DenseLayers;

/// <summary>One application of a layer in a functional graph.</summary>
internal sealed class Node
{
    public Node(Layer layer, SymbolicTensor[] inputs, Shape[] outputShapes)
    {
        layer.OnApplied();
        Layer = layer;
        Inputs = inputs;
        Outputs = new SymbolicTensor[outputShapes.Length];
        for (int i = 0; i < Outputs.Length; i++)
        {
            Outputs[i] = new SymbolicTensor(this, i, outputShapes[i]);
        }
    }

    public Layer Layer { get; }

    /// <summary>What the layer is applied to; empty for an <see cref="InputLayer"/>.</summary>
    public SymbolicTensor[] Inputs { get; }

    /// <summary>What comes out: one tensor, but for a model of several outputs.</summary>
    public SymbolicTensor[] Outputs { get; }
}
