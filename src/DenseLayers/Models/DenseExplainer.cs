namespace DenseLayers;

/// <summary>Explains a <see cref="Dense"/> layer.</summary>
internal static class DenseExplainer
{
    /// <summary>How the output and the parameters come about.</summary>
    /// <param name="layer">The layer; it need not be built.</param>
    /// <param name="input">The shape of its input; the last axis is known.</param>
    /// <param name="output">The shape of its output.</param>
    public static LayerExplanation Explain(Dense layer, Shape input, Shape output)
    {
        long features = input[^1], units = layer.Units;
        long count = Count(layer, features);
        long[] positionSizes = [.. input.Skip(1).SkipLast(1).Select(size => (long)size)];
        long? positions = Arithmetic.Product(positionSizes);
        string shared = positions switch
        {
            1 => "",
            null => ", shared by all positions",
            { } number => $", shared by {Arithmetic.Text(number)} positions",
        };
        Shape sum = input.WithLast(layer.Units);
        string bias = layer.UseBias ? $" + ({units})" : "";
        return new LayerExplanation(layer.Name, nameof(Dense))
        {
            ParameterCount = count,
            MultiplyAdds = positions * features * units,
            Sentences =
            [
                $"{input} · ({features}, {units}){bias} → {sum}",
                .. Then(layer.Activation, sum, output),
                $"{CountText(layer, features)} = {Arithmetic.Text(count)} parameters{shared}",
                positions switch
                {
                    1 => $"{Arithmetic.Equation(features, units)} multiply-adds per sample",
                    null => $"{Arithmetic.Equation(features, units)} multiply-adds at each position",
                    { } number => $"{Arithmetic.Equation(number, features, units)} multiply-adds per sample",
                },
                Memory(count, output),
                .. positions == 1 ? [] : Positions(layer, features, positionSizes),
            ],
        };
    }

    private static string[] Then(Activation activation, Shape sum, Shape output)
    {
        string shapes = sum == output ? "" : $": {sum} → {output}";
        return activation is Linear ? [] : [$"then {ActivationText.Describe(activation, sum)}{shapes}"];
    }

    private static string Memory(long count, Shape output)
    {
        string parameters = $"{Arithmetic.Bytes(sizeof(float) * count)} of parameters";
        return Arithmetic.SampleBytes(output) is { } bytes
            ? $"{parameters}, {Arithmetic.Bytes(bytes)} of output per sample"
            : parameters;
    }

    private static string[] Positions(Dense layer, long features, long[] positionSizes)
    {
        string where = Arithmetic.Product(positionSizes) is { } number
            ? $"at each of the {Arithmetic.Text(number)} positions"
            : "at each position";
        string limit = $"Dense works on the last axis only, with the same kernel {where}. " +
            "To let every input see every other, put a Flatten before it";
        if (Arithmetic.Product([.. positionSizes, features]) is not { } joined)
        {
            return [$"{limit}, for which all sizes must be known."];
        }

        string flattened = $"{CountText(layer, joined)} = {Arithmetic.Text(Count(layer, joined))} parameters";
        return
        [
            $"{limit}:",
            $"{Arithmetic.Equation([.. positionSizes, features])} features",
            $"{flattened} instead of {Arithmetic.Text(Count(layer, features))}",
        ];
    }

    private static string CountText(Dense layer, long features) =>
        $"{Arithmetic.Factors(features, layer.Units)}{(layer.UseBias ? $" + {Arithmetic.Text(layer.Units)}" : "")}";

    private static long Count(Dense layer, long features) => (features + (layer.UseBias ? 1 : 0)) * layer.Units;
}
