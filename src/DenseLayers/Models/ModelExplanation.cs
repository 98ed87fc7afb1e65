namespace DenseLayers;

/// <summary>How the shapes and the parameters of a model's layers come about, in words and arithmetic.</summary>
public sealed record ModelExplanation
{
    /// <summary>Makes an explanation.</summary>
    /// <param name="modelName">The model's name.</param>
    /// <param name="layers">The layers in the order in which they run; a layer that is used twice comes twice.</param>
    internal ModelExplanation(string modelName, IReadOnlyList<LayerExplanation> layers)
    {
        ModelName = modelName;
        Layers = layers;
    }

    /// <summary>The model's name.</summary>
    public string ModelName { get; }

    /// <summary>The layers in the order in which they run; one that is used twice comes twice.</summary>
    public IReadOnlyList<LayerExplanation> Layers { get; }

    /// <summary>
    /// Number of values in all parameters; <see langword="null"/> while that is not known of a layer.
    /// </summary>
    public long? ParameterCount => LayerExplainer.ParameterCount(Layers);

    /// <summary>
    /// Number of multiplications, each with an addition, that products take for one sample; <see langword="null"/> if
    /// that is not known of a layer.
    /// </summary>
    public long? MultiplyAdds => LayerExplainer.MultiplyAdds(Layers);

    /// <summary>
    /// The explanation as lines of at most 80 characters, layer by layer, with a last line for the whole.
    /// </summary>
    public override string ToString()
    {
        string parameters = ParameterCount is { } count
            ? $"{Arithmetic.Text(count)} parameters ({Arithmetic.Bytes(sizeof(float) * count)})"
            : "a number of parameters that is not known yet";
        string products = MultiplyAdds is { } number ? $", {Arithmetic.Text(number)} multiply-adds per sample" : "";
        string[] parts =
        [
            $"Model \"{ModelName}\", layer by layer",
            .. Layers.Select(layer => layer.ToString()),
            $"Together: {parameters}{products}",
        ];
        return string.Join("\n\n", parts);
    }
}
