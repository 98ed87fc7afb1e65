namespace DenseLayers.Execution;

/// <summary>Turns a graph into a plan: infers every shape and puts the inner layers in place of layers made of layers.</summary>
internal sealed class PlanBuilder
{
    private readonly List<Value> _values = [];
    private readonly List<Step> _steps = [];
    private readonly List<Penalty> _penalties = [];
    private readonly bool _training;
    private int _storageCount;

    private PlanBuilder(bool training) => _training = training;

    /// <summary>Makes the plan of a graph.</summary>
    /// <param name="graph">The graph; its layers are built.</param>
    /// <param name="inputs">The shapes of the inputs; all axes known but the batch.</param>
    /// <param name="training">Whether the plan trains: dropout drops, and layers keep what backward needs.</param>
    public static Plan Build(Graph graph, IReadOnlyList<Shape> inputs, bool training)
    {
        PlanBuilder builder = new(training);
        int[] given = [.. inputs.Select(shape => builder.NewValue(shape.WithBatch(Shape.Unknown), factor: 1))];
        int[] outputs = builder.Expand(graph, given);
        return new Plan(
            [.. builder._values], [.. builder._steps], given, outputs, [.. builder._penalties], builder._storageCount);
    }

    private int[] Expand(Graph graph, int[] inputs)
    {
        Dictionary<SymbolicTensor, int> values = [];
        for (int i = 0; i < inputs.Length; i++)
        {
            values[graph.Inputs[i]] = inputs[i];
        }

        foreach (Node node in graph.Nodes)
        {
            if (node.Inputs.Count == 0)
            {
                // An input layer: it only checks.
                int given = values[node.Outputs[0]];
                _ = node.Layer.InferOutputShape(_values[given].Shape);
                continue;
            }

            int[] nodeInputs = [.. node.Inputs.Select(tensor => values[tensor])];
            int[] nodeOutputs = node.Layer is CompositeLayer composite ? ExpandComposite(composite, nodeInputs) : [AddStep(node.Layer, nodeInputs)];
            for (int i = 0; i < nodeOutputs.Length; i++)
            {
                values[node.Outputs[i]] = nodeOutputs[i];
                if (node.Layer.ActivityRegularizer is { } regularizer)
                {
                    _penalties.Add(new Penalty(regularizer, nodeOutputs[i]));
                }
            }
        }

        return [.. graph.Outputs.Select(tensor => values[tensor])];
    }

    private int[] ExpandComposite(CompositeLayer composite, int[] inputs)
    {
        int[] inner = [.. inputs.Select(input => View(input, composite.InnerShape(_values[input].Shape)))];
        Graph graph = Graph.Between(composite.InnerInputs, composite.InnerOutputs, composite);
        Shape outer = _values[inputs[0]].Shape;
        return [.. Expand(graph, inner).Select(output => View(output, composite.OuterShape(_values[output].Shape, outer)))];
    }

    private int AddStep(Layer layer, int[] inputs)
    {
        Shape[] shapes = [.. inputs.Select(input => _values[input].Shape)];
        Shape shape = layer.InferOutputShapes(shapes)[0];
        int factor = _values[inputs[0]].Factor;
        bool isView = inputs.Length == 1 && layer.IsView(_training);
        int output = isView ? View(inputs[0], shape) : NewValue(shape, factor);
        _steps.Add(new Step(layer, inputs, output, isView, isView ? 0 : checked(layer.SavedSize(shapes[0], _training) * factor)));
        return output;
    }

    private int NewValue(Shape shape, int factor)
    {
        _values.Add(new Value(shape, factor, _storageCount++));
        return _values.Count - 1;
    }

    // The same memory seen with another shape. Whatever leaves the sample's axes has moved into the factor.
    private int View(int source, Shape shape)
    {
        Value value = _values[source];
        if (value.Shape == shape)
        {
            return source;
        }

        int size = value.Size, sampleSize = shape.SampleSize;
        int factor = sampleSize == 0 ? value.Factor : size / sampleSize;
        _values.Add(new Value(shape, factor, value.Storage));
        return _values.Count - 1;
    }
}
