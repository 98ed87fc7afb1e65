using System.Globalization;

namespace DenseLayers;

/// <summary>Tells for a layer, in words and arithmetic, how its shape and its parameters come about.</summary>
internal static class LayerExplainer
{
    /// <summary>Explains one use of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">The shapes of its inputs; none for an <see cref="InputLayer"/>.</param>
    /// <param name="outputs">The shapes of its outputs.</param>
    /// <param name="inner">Of a <see cref="CompositeLayer"/> the explanations of the layers inside.</param>
    /// <param name="isReused">Whether the model has used the layer before.</param>
    public static LayerExplanation Explain(
        Layer layer,
        IReadOnlyList<Shape> inputs,
        IReadOnlyList<Shape> outputs,
        IReadOnlyList<LayerExplanation>? inner = null,
        bool isReused = false)
    {
        LayerExplanation explanation = layer switch
        {
            InputLayer => Plain(layer, $"{outputs[0]}", Values(outputs[0])),
            Dense dense => DenseExplainer.Explain(dense, inputs[0], outputs[0]),
            Flatten flatten => Plain(layer, Arrow(inputs, outputs), Joined(flatten, inputs[0])),
            Reshape => Plain(layer, Arrow(inputs, outputs), Reshaped(inputs[0], outputs[0])),
            Dropout dropout => Plain(layer, Arrow(inputs, outputs), Dropped(dropout.Rate)),
            ActivationLayer { Activation: var function } =>
                Plain(layer, Arrow(inputs, outputs), ActivationText.Describe(function, inputs[0])),
            Softmax softmax => Plain(layer, Arrow(inputs, outputs), Normalized(softmax, inputs[0])),
            Add => Plain(layer, $"{string.Join(" + ", inputs)} → {outputs[0]}", Added(inputs)),
            Concatenate { Axis: int axis } =>
                Plain(layer, Arrow(inputs, outputs), Concatenated(axis, inputs, outputs[0])),
            TimeDistributed wrapper => Distributed(wrapper, inputs[0], outputs[0], inner),
            CompositeLayer => Nested(layer, inputs, outputs, WithoutInputs(inner ?? [])),
            _ => Other(layer, inputs, outputs),
        };
        bool hasParameters = explanation.ParameterCount > 0;
        string[] reused =
            hasParameters && isReused ? ["Used before: the parameters are the same, and count once."] : [];
        string[] frozen =
            hasParameters && !layer.Trainable ? ["Frozen: training leaves the parameters as they are."] : [];
        return explanation with
        {
            InputShapes = inputs,
            OutputShapes = outputs,
            IsReused = isReused,
            Sentences = [.. explanation.Sentences, .. reused, .. frozen],
        };
    }

    /// <summary>Number of parameters of layers together; <see langword="null"/> if not known of one.</summary>
    public static long? ParameterCount(IReadOnlyList<LayerExplanation> layers) =>
        layers.Where(layer => !layer.IsReused).Aggregate((long?)0, (sum, layer) => sum + layer.ParameterCount);

    /// <summary>Number of multiply-adds of layers together; <see langword="null"/> if not known of one.</summary>
    public static long? MultiplyAdds(IReadOnlyList<LayerExplanation> layers) =>
        layers.Aggregate((long?)0, (sum, layer) => sum + layer.MultiplyAdds);

    // What goes into a nested model is told by the model's own line.
    private static LayerExplanation[] WithoutInputs(IReadOnlyList<LayerExplanation> inner) =>
        [.. inner.Where(layer => layer.Type != nameof(InputLayer))];

    private static LayerExplanation Plain(Layer layer, string formula, string words) =>
        new(layer.Name, layer.GetType().Name) { Sentences = [formula, words, Arithmetic.NoParameters] };

    private static string Arrow(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) =>
        $"{string.Join(", ", inputs)} → {string.Join(", ", outputs)}";

    private static string Values(Shape shape) => Arithmetic.SampleBytes(shape) is { } bytes
        ? $"{Arithmetic.Equation(Arithmetic.SampleSizes(shape))} values per sample, {Arithmetic.Bytes(bytes)}"
        : "what the model is given";

    private static string Joined(Flatten layer, Shape input)
    {
        string order = layer.ChannelsFirst && input.Rank > 2 ? ", but the channels last" : "";
        long[] sizes = Arithmetic.SampleSizes(input);
        string values = Arithmetic.Product(sizes) is null ? "the values" : $"{Arithmetic.Equation(sizes)} values";
        return input.Rank == 2 ? "flat already" : $"{values} of each sample on one axis, in their order{order}";
    }

    private static string Reshaped(Shape input, Shape output)
    {
        long[] before = Arithmetic.SampleSizes(input), after = Arithmetic.SampleSizes(output);
        string from = Arithmetic.Equation(before), to = after.Length > 1 ? $" = {Arithmetic.Factors(after)}" : "";
        return Arithmetic.Product(before) is null || Arithmetic.Product(after) is null
            ? "the same values in the same order"
            : $"{from}{to} values, the same in the same order";
    }

    private static string Dropped(float rate)
    {
        // Decimal, so that 0.1f shows as 0.1.
        decimal dropped = (decimal)rate;
        return dropped switch
        {
            0 => "nothing is dropped",
            1 => "in training all values become 0",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"in training {dropped * 100:0.##} % of the values, drawn at random, become 0 and the others grow by " +
                $"1 / (1 - {dropped:0.####}) = {1 / (1 - dropped):0.####}; afterwards nothing changes"),
        };
    }

    private static string Normalized(Softmax layer, Shape input)
    {
        long[] sizes = [.. layer.Axes.Select(axis => (long)input[input.NormalizeAxis(axis)])];
        string values = Arithmetic.Product(sizes) is { } count ? $"{Arithmetic.Text(count)} values" : "values";
        return $"the {values} along {Arithmetic.Axes(input, layer.Axes)} become positive and add up to 1";
    }

    private static string Added(IReadOnlyList<Shape> inputs) => inputs.Distinct().Count() == 1
        ? "added value by value"
        : "added value by value; where a size is 1 or an axis is missing, the same value everywhere along it";

    private static string Concatenated(int axis, IReadOnlyList<Shape> inputs, Shape output)
    {
        string sizes = string.Join(" + ", inputs.Select(input => Arithmetic.Factors(input[input.NormalizeAxis(axis)])));
        string sum = Arithmetic.Factors(output[output.NormalizeAxis(axis)]);
        return $"{sizes} = {sum} on {Arithmetic.Axes(output, [axis])}";
    }

    private static LayerExplanation Distributed(
        TimeDistributed layer, Shape input, Shape output, IReadOnlyList<LayerExplanation>? inner)
    {
        Shape step = layer.InnerShape(input);
        LayerExplanation[] layers =
            WithoutInputs(inner ?? [Explain(layer.Layer, [step], [layer.Layer.InferOutputShape(step)])]);
        long? steps = Arithmetic.Product(input[1]), count = ParameterCount(layers), each = MultiplyAdds(layers);
        string parameters = count is > 0 ? $", with the same {Arithmetic.Text(count.Value)} parameters" : "";
        string[] advice =
            layer.Layer is Dense ? ["Dense alone does the same: it works on the last axis of any input."] : [];
        string[] products =
            each > 0 && steps is { } all ? [$"{Arithmetic.Equation(all, each.Value)} multiply-adds per sample"] : [];
        string which = steps is { } number ? $"each of the {Arithmetic.Text(number)} steps" : "each step";
        return new LayerExplanation(layer.Name, nameof(TimeDistributed))
        {
            ParameterCount = count,
            MultiplyAdds = steps * each,
            Inner = layers,
            Sentences =
            [
                $"{input} → {output}",
                $"{layer.Layer.Name} ({layer.Layer.GetType().Name}) at {which} of axis 1{parameters}",
                .. products,
                .. advice,
            ],
        };
    }

    private static LayerExplanation Nested(
        Layer layer, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs, LayerExplanation[] inner)
    {
        long? count = ParameterCount(inner), products = MultiplyAdds(inner);
        string parameters = count is { } number ? $", {Arithmetic.Text(number)} parameters" : "";
        string layers = inner.Length == 1 ? "1 layer" : $"{inner.Length} layers";
        string work = products is { } each ? $", {Arithmetic.Text(each)} multiply-adds per sample" : "";
        return new LayerExplanation(layer.Name, layer.GetType().Name)
        {
            ParameterCount = count,
            MultiplyAdds = products,
            Inner = inner,
            Sentences = [Arrow(inputs, outputs), $"a model of {layers}{parameters}{work}"],
        };
    }

    private static LayerExplanation Other(Layer layer, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs)
    {
        IEnumerable<string> terms = layer.Parameters.Select(parameter =>
            $"{Arithmetic.Factors([.. parameter.Shape.Select(size => (long)size)])} ({parameter.Name})");
        string parameters = layer switch
        {
            { IsBuilt: false } => "not built yet, so its parameters are not known",
            { Parameters.Count: 0 } => Arithmetic.NoParameters,
            _ => $"{string.Join(" + ", terms)} = {Arithmetic.Text(layer.ParameterCount)} parameters",
        };
        return new LayerExplanation(layer.Name, layer.GetType().Name)
        {
            ParameterCount = layer.IsBuilt ? layer.ParameterCount : null,
            MultiplyAdds = null,
            Sentences = [Arrow(inputs, outputs), parameters],
        };
    }
}
