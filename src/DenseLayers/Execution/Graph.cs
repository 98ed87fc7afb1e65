namespace DenseLayers.Execution;

/// <summary>The nodes between some inputs and some outputs, in an order in which they can run.</summary>
/// <remarks>
/// The order is Keras's, by distance from the outputs and then by where a walk from the outputs first meets a layer, so
/// that layers, summaries and automatic names come in the same order. Walks use no recursion: a graph may be any number
/// of layers deep.
/// </remarks>
internal sealed class Graph
{
    private Graph(SymbolicTensor[] inputs, SymbolicTensor[] outputs, Node[] nodes, Layer[] layers)
    {
        Inputs = inputs;
        Outputs = outputs;
        Nodes = nodes;
        Layers = layers;
    }

    public SymbolicTensor[] Inputs { get; }

    public SymbolicTensor[] Outputs { get; }

    /// <summary>Every application of a layer, producers before consumers.</summary>
    public Node[] Nodes { get; }

    /// <summary>Every layer once, in the order of its first node.</summary>
    public Layer[] Layers { get; }

    /// <summary>
    /// Whether the samples of all inputs have a known shape; where one has not, it takes data to tell.
    /// </summary>
    public bool HasKnownSamples
    {
        get
        {
            // Before the first prediction: hence a loop, not a predicate to be compiled.
            bool areKnown = true;
            foreach (SymbolicTensor input in Inputs)
            {
                areKnown &= input.Shape.Sample.IsKnown;
            }

            return areKnown;
        }
    }

    /// <summary>The graph of different layers in a row, each of one output.</summary>
    /// <param name="nodes">
    /// The nodes, each taking what the one before gives; the first is an <see cref="InputLayer"/>'s.
    /// </param>
    public static Graph Chain(Node[] nodes)
    {
        Layer[] layers = new Layer[nodes.Length];
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = nodes[i].Layer;
        }

        return new Graph(nodes[0].Outputs, nodes[^1].Outputs, nodes, layers);
    }

    /// <summary>Finds the nodes between inputs and outputs.</summary>
    /// <exception cref="ArgumentException">
    /// An output needs a tensor that is not among the inputs, or an input is not used.
    /// </exception>
    public static Graph Between(SymbolicTensor[] inputs, SymbolicTensor[] outputs, Layer owner)
    {
        HashSet<SymbolicTensor> sources = [.. inputs];
        HashSet<SymbolicTensor> used = [];
        Dictionary<Layer, int> met = [];
        List<Node> producersFirst = Walk(outputs, sources, used, met, owner);
        foreach (SymbolicTensor input in inputs)
        {
            if (!used.Contains(input))
            {
                throw new ArgumentException(
                    $"{owner} expects every input to lead to an output, but {input} leads to none. Leave it out, or " +
                    "use it.");
            }
        }

        Dictionary<Node, int> depths = Depths(producersFirst, sources);
        Node[] ordered = [.. producersFirst];
        Dictionary<Node, int> places = [];
        foreach (Node node in ordered)
        {
            places.Add(node, places.Count);
        }

        Array.Sort(ordered, Compare);
        return new Graph(inputs, outputs, ordered, [.. ordered.Select(node => node.Layer).Distinct()]);

        int Compare(Node left, Node right)
        {
            int byDepth = depths[right].CompareTo(depths[left]);
            int byLayer = byDepth != 0 ? byDepth : met[left.Layer].CompareTo(met[right.Layer]);
            return byLayer != 0 ? byLayer : places[left].CompareTo(places[right]);
        }
    }

    private static List<Node> Walk(
        SymbolicTensor[] outputs,
        HashSet<SymbolicTensor> sources,
        HashSet<SymbolicTensor> used,
        Dictionary<Layer, int> met,
        Layer owner)
    {
        List<Node> finished = [];
        HashSet<Node> seen = [];
        Stack<(Node Node, int Next)> path = [];
        foreach (SymbolicTensor output in outputs)
        {
            Enter(output);
            while (path.TryPop(out (Node Node, int Next) top))
            {
                if (top.Next == top.Node.Inputs.Length)
                {
                    finished.Add(top.Node);
                    continue;
                }

                path.Push((top.Node, top.Next + 1));
                Enter(top.Node.Inputs[top.Next]);
            }
        }

        return finished;

        void Enter(SymbolicTensor tensor)
        {
            bool isSource = sources.Contains(tensor);
            Node node = tensor.Producer;
            if (isSource)
            {
                used.Add(tensor);
            }
            else if (node.Inputs.Length == 0)
            {
                throw new ArgumentException(
                    $"{owner} expects its outputs to follow from its inputs, but they also need {tensor}, which is " +
                    "not among them. Add it to the inputs.");
            }

            // An input that is itself the output of a layer ends the walk: that layer is not part of the model.
            if ((!isSource || node.Inputs.Length == 0) && seen.Add(node))
            {
                met.TryAdd(node.Layer, met.Count);
                path.Push((node, 0));
            }
        }
    }

    // The distance of each node from the outputs; all nodes of a layer count as far as its farthest.
    private static Dictionary<Node, int> Depths(List<Node> producersFirst, HashSet<SymbolicTensor> sources)
    {
        Dictionary<Node, int> depths = producersFirst.ToDictionary(node => node, _ => 0);
        Dictionary<Layer, int> layerDepths = [];
        for (int i = producersFirst.Count - 1; i >= 0; i--)
        {
            Node node = producersFirst[i];
            int depth = Math.Max(depths[node], layerDepths.GetValueOrDefault(node.Layer));
            depths[node] = layerDepths[node.Layer] = depth;
            foreach (SymbolicTensor input in node.Inputs)
            {
                bool isInner = !sources.Contains(input) || input.Producer.Inputs.Length == 0;
                if (isInner && depths.TryGetValue(input.Producer, out int known))
                {
                    depths[input.Producer] = Math.Max(known, depth + 1);
                }
            }
        }

        return depths;
    }
}
