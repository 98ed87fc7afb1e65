using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.activations</c>.</summary>
internal static class KerasActivation
{
    public static Activation? Find(KerasObject owner, string key) =>
        owner.Find(key) is { } element ? Read(element) : null;

    public static Activation Read(JsonElement element)
    {
        KerasObject keras = KerasObject.Read(element);
        return keras.Checked(Create(keras));
    }

    /// <summary>A function with its arguments under Keras's names.</summary>
    public static Activation Create(KerasObject keras) => keras.ClassName switch
    {
        "linear" => Activation.Linear,
        "relu" => new Relu
        {
            NegativeSlope = keras.Number("negative_slope", 0f),
            MaxValue = keras.FindNumber("max_value"),
            Threshold = keras.Number("threshold", 0f),
        },
        "relu6" => Activation.Relu6,
        "leaky_relu" => new LeakyRelu { NegativeSlope = keras.Number("negative_slope", 0.2f) },
        "elu" => new Elu { Alpha = keras.Number("alpha", 1f) },
        "selu" => Activation.Selu,
        "celu" => new Celu { Alpha = keras.Number("alpha", 1f) },
        "gelu" => new Gelu { Approximate = keras.Flag("approximate", false) },
        "silu" or "swish" => Activation.Silu,
        "sigmoid" => Activation.Sigmoid,
        "hard_sigmoid" => Activation.HardSigmoid,
        "hard_silu" or "hard_swish" => Activation.HardSilu,
        "tanh" => Activation.Tanh,
        "hard_tanh" => Activation.HardTanh,
        "tanh_shrink" => Activation.TanhShrink,
        "softplus" => Activation.Softplus,
        "softsign" => Activation.Softsign,
        "soft_shrink" => new SoftShrink { Threshold = keras.Number("threshold", 0.5f) },
        "hard_shrink" => new HardShrink { Threshold = keras.Number("threshold", 0.5f) },
        "squareplus" => new Squareplus { B = keras.Number("b", 4f) },
        "sparse_plus" => Activation.SparsePlus,
        "sparse_sigmoid" => Activation.SparseSigmoid,
        "log_sigmoid" => Activation.LogSigmoid,
        "exponential" => Activation.Exponential,
        "mish" => Activation.Mish,
        "threshold" => new Threshold(keras.Number("threshold", 0f), keras.Number("default_value", 0f)),
        "softmax" => new SoftmaxActivation { Axes = Axes(keras) },
        "log_softmax" => new LogSoftmax { Axis = Axis(keras) },
        "sparsemax" => new Sparsemax { Axis = Axis(keras) },
        "glu" => new Glu { Axis = Axis(keras) },
        _ => throw keras.Missing("activation"),
    };

    private static int[] Axes(KerasObject keras) => keras.Has("axis") ? keras.Integers("axis") : [-1];

    private static int Axis(KerasObject keras) => keras.FindInteger("axis") ?? -1;
}
