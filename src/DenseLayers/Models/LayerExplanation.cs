namespace DenseLayers;

/// <summary>
/// How the shape and the parameters of one layer come about. Part of a <see cref="ModelExplanation"/>.
/// </summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Type">The name of the layer's type.</param>
public sealed record LayerExplanation(string Name, string Type)
{
    private const int LineLength = 80;
    private const string Indentation = "   ";

    /// <summary>The shapes of the inputs.</summary>
    public IReadOnlyList<Shape> InputShapes { get; init; } = [];

    /// <summary>The shapes of the outputs; one, but for a nested model of several.</summary>
    public IReadOnlyList<Shape> OutputShapes { get; init; } = [];

    /// <summary>The explanation: each item a formula or a paragraph.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Number of values in all parameters; <see langword="null"/> while that is not known.</summary>
    public long? ParameterCount { get; init; } = 0;

    /// <summary>
    /// Whether the model uses the layer before this place, too, so that its parameters are counted there.
    /// </summary>
    public bool IsReused { get; init; }

    /// <summary>
    /// Number of multiplications, each with an addition, that products take for one sample; <see langword="null"/> if
    /// not known: a size is unknown, or the layer is of a type of your own.
    /// </summary>
    public long? MultiplyAdds { get; init; } = 0;

    /// <summary>Memory of the parameters in bytes; <see langword="null"/> while that is not known.</summary>
    public long? ParameterBytes => sizeof(float) * ParameterCount;

    /// <summary>Memory of the output in bytes for one sample; <see langword="null"/> if a size is unknown.</summary>
    public long? OutputBytes => OutputShapes.Aggregate((long?)0, (sum, shape) => sum + Arithmetic.SampleBytes(shape));

    /// <summary>The explanations of the layers inside a nested model or a <see cref="TimeDistributed"/>.</summary>
    public IReadOnlyList<LayerExplanation> Inner { get; init; } = [];

    /// <summary>The explanation as lines of at most 80 characters.</summary>
    public override string ToString() => string.Join('\n', Lines(""));

    private IEnumerable<string> Lines(string indentation)
    {
        yield return $"{indentation}{Name} ({Type})";
        string deeper = indentation + Indentation;
        foreach (string sentence in Sentences)
        {
            foreach (string line in WordWrap.Fold(sentence, Math.Max(LineLength / 2, LineLength - deeper.Length)))
            {
                yield return $"{deeper}{line.TrimEnd()}";
            }
        }

        foreach (string line in Inner.SelectMany(layer => layer.Lines(deeper).Prepend("")))
        {
            yield return line;
        }
    }
}
