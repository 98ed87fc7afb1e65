using DenseLayers.Execution;

namespace DenseLayers;

/// <summary>Walks over a model's graph and has each use of a layer explained.</summary>
internal static class ExplanationBuilder
{
    /// <summary>The explanations of all uses of layers in a graph, in the order in which they run.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="inputs">The shapes of its inputs.</param>
    public static IReadOnlyList<LayerExplanation> Explain(Graph graph, IReadOnlyList<Shape> inputs)
    {
        Dictionary<SymbolicTensor, Shape> shapes = [];
        for (int i = 0; i < inputs.Count; i++)
        {
            shapes[graph.Inputs[i]] = inputs[i];
        }

        List<LayerExplanation> explanations = [];
        HashSet<Layer> used = [];
        foreach (Node node in graph.Nodes)
        {
            Shape[] from = [.. node.Inputs.Select(tensor => shapes[tensor])];
            Shape[] to = node.Inputs.Length == 0 ? [shapes[node.Outputs[0]]] : node.Layer.InferOutputShapes(from);
            for (int i = 0; i < to.Length; i++)
            {
                shapes[node.Outputs[i]] = to[i];
            }

            IReadOnlyList<LayerExplanation>? inner = node.Layer is CompositeLayer composite
                ? Explain(
                    Graph.Between(composite.InnerInputs, composite.InnerOutputs, composite),
                    [.. from.Select(composite.InnerShape)])
                : null;
            explanations.Add(LayerExplainer.Explain(node.Layer, from, to, inner, isReused: !used.Add(node.Layer)));
        }

        return explanations;
    }
}
