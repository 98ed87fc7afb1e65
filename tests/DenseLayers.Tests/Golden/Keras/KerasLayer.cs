using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.layers</c>, models among them.</summary>
internal static class KerasLayer
{
    public static Layer Read(JsonElement element)
    {
        KerasObject keras = KerasObject.Read(element);
        if (keras.Module.Contains(".ops.", StringComparison.Ordinal))
        {
            throw new NotApplicableException($"no operation {keras.Module}.{keras.ClassName} as a layer");
        }

        switch (keras.ClassName)
        {
            case "Sequential":
                return KerasSequential.Read(keras);
            case "Functional" or "Model":
                return KerasFunctional.Read(keras);
            case "InputLayer":
                return ReadInput(keras);
            default:
                break;
        }

        keras.OnlyFloat32();
        keras.Only("quantization_config");
        Layer layer = Create(keras, keras.Text("name")!);
        if (!keras.Flag("trainable", true))
        {
            layer.Trainable = false;
        }

        // In Keras 2 the first layer of a Sequential states the shape of the input; KerasSequential reads it.
        _ = keras.Has("batch_input_shape");
        return keras.Checked(layer);
    }

    private static InputLayer ReadInput(KerasObject keras)
    {
        keras.OnlyFloat32();
        keras.Only("sparse", false);
        keras.Only("ragged", false);
        keras.Only("optional", false);
        Shape shape = GoldenTensor.ReadShape(keras.Find("batch_shape") ?? keras.Get("batch_input_shape"));
        return keras.Checked(new InputLayer(shape.Sample)
        {
            Name = keras.Text("name")!,
            BatchSize = shape[0] == Shape.Unknown ? null : shape[0],
        });
    }

    private static Layer Create(KerasObject keras, string name) => keras.ClassName switch
    {
        "Dense" => new Dense(keras.Integer("units"), KerasActivation.Find(keras, "activation"))
        {
            Name = name,
            UseBias = keras.Flag("use_bias", true),
            KernelInitializer = KerasInitializer.Read(keras.Find("kernel_initializer"), Initializer.GlorotUniform),
            BiasInitializer = KerasInitializer.Read(keras.Find("bias_initializer"), Initializer.Zeros),
            KernelRegularizer = KerasRegularizer.Find(keras, "kernel_regularizer"),
            BiasRegularizer = KerasRegularizer.Find(keras, "bias_regularizer"),
            ActivityRegularizer = KerasRegularizer.Find(keras, "activity_regularizer"),
            KernelConstraint = KerasConstraint.Find(keras, "kernel_constraint"),
            BiasConstraint = KerasConstraint.Find(keras, "bias_constraint"),
        },
        "Activation" => new ActivationLayer(KerasActivation.Read(keras.Get("activation"))) { Name = name },
        "Flatten" => new Flatten { Name = name, ChannelsFirst = keras.Text("data_format") == "channels_first" },
        "Reshape" => new Reshape(Shape.Create(keras.Integers("target_shape"))) { Name = name },
        "Softmax" => new Softmax(keras.Integers("axis")) { Name = name },
        "Dropout" => new Dropout(keras.Number("rate", 0f))
        {
            Name = name,
            Seed = keras.FindInteger("seed"),
            NoiseShape = keras.Find("noise_shape") is { } shape ? GoldenTensor.ReadShape(shape) : null,
        },
        "TimeDistributed" => new TimeDistributed(Read(keras.Get("layer"))) { Name = name },
        "Add" => new Add { Name = name },
        "Concatenate" => new Concatenate { Name = name, Axis = keras.FindInteger("axis") ?? -1 },
        _ => throw keras.Missing("layer"),
    };
}
