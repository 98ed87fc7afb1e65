using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.Sequential</c>, of Keras 3 and of Keras 2.</summary>
internal static class KerasSequential
{
    public static Sequential Read(KerasObject keras)
    {
        keras.OnlyFloat32();
        JsonElement[] layers = [.. keras.Get("layers").EnumerateArray()];
        Sequential model = new(name: keras.Text("name"));
        if (layers.Length > 0 && FirstShape(layers[0]) is { } shape)
        {
            // Keras 2 states the shape on the first layer and lists no InputLayer.
            model.Add(new InputLayer(shape.Sample) { BatchSize = shape[0] == Shape.Unknown ? null : shape[0] });
        }

        foreach (JsonElement layer in layers)
        {
            model.Add(KerasLayer.Read(layer));
        }

        bool hasInput = layers.Length > 0 && layers[0].GetProperty("class_name").GetString() == "InputLayer";
        if (keras.Find("build_input_shape") is { } buildShape && !hasInput)
        {
            model.Build(GoldenTensor.ReadShape(buildShape));
        }

        if (!keras.Flag("trainable", true))
        {
            model.Trainable = false;
        }

        return keras.Checked(model);
    }

    private static Shape? FirstShape(JsonElement layer) =>
        layer.GetProperty("class_name").GetString() != "InputLayer" &&
        layer.GetProperty("config").TryGetProperty("batch_input_shape", out JsonElement shape)
            ? GoldenTensor.ReadShape(shape)
            : null;
}
