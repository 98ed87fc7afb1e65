using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>The weights of a layer or a model in a golden file, in the order of its parameters.</summary>
internal static class GoldenWeights
{
    /// <summary>Gives a built layer the weights, once names, shapes and who is trainable agree.</summary>
    public static void Load(Layer layer, JsonElement weights)
    {
        foreach ((Parameter parameter, JsonElement weight) in Pair(layer, weights))
        {
            parameter.SetValues(GoldenTensor.Read(weight).ToTensor().Span);
        }
    }

    /// <summary>Fails unless the parameters have the values.</summary>
    public static void Check(Layer layer, JsonElement weights, GoldenTolerance tolerance, string what)
    {
        foreach ((Parameter parameter, JsonElement weight) in Pair(layer, weights))
        {
            tolerance.Check(parameter.ToTensor(), GoldenTensor.Read(weight), $"{what} {parameter.Path}");
        }
    }

    private static (Parameter Parameter, JsonElement Weight)[] Pair(Layer layer, JsonElement weights)
    {
        layer.Parameters.Should().HaveCount(weights.GetArrayLength(), "Keras has that many weights");
        (Parameter, JsonElement)[] pairs = [.. layer.Parameters.Zip(weights.EnumerateArray())];
        foreach ((Parameter parameter, JsonElement weight) in pairs)
        {
            CheckHead(parameter, weight);
        }

        return pairs;
    }

    /// <summary>Fails unless a parameter has the name and the shape, and is trainable or not, as Keras says.</summary>
    public static void CheckHead(Parameter parameter, JsonElement weight)
    {
        Shape shape = GoldenTensor.ReadShape(weight.GetProperty("shape"));
        parameter.Shape.Should().Equal(shape, "that is the shape of {0}", parameter);

        // Keras 2 has no paths: its names are.
        string path = weight.GetProperty(weight.TryGetProperty("path", out _) ? "path" : "name").GetString()!;
        ("/" + path).Should().EndWith("/" + parameter.Path);
        if (weight.TryGetProperty("trainable", out JsonElement trainable))
        {
            parameter.Trainable.Should().Be(trainable.GetBoolean(), "that is what Keras says of {0}", path);
        }
    }
}
