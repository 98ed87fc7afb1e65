using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.initializers</c>.</summary>
internal static class KerasInitializer
{
    public static Initializer Read(JsonElement? element, Initializer otherwise) =>
        element is { } given ? Read(given) : otherwise;

    public static Initializer Read(JsonElement element)
    {
        KerasObject keras = KerasObject.Read(element);
        return keras.Checked(Create(keras));
    }

    private static Initializer Create(KerasObject keras)
    {
        // Which axes are in and out is asked only of Keras's own layers beyond Dense.
        keras.Only("input_axes");
        keras.Only("output_axes");
        int? seed = keras.FindInteger("seed");
        return keras.ClassName switch
        {
            "Zeros" or "zeros" or "zero" => Initializer.Zeros,
            "Ones" or "ones" or "one" => Initializer.Ones,
            "Constant" or "constant" => new Constant(keras.Number("value", 0f)),
            "Identity" or "identity" or "IdentityInitializer" =>
                new IdentityInitializer { Gain = keras.Number("gain", 1f) },
            "RandomNormal" or "random_normal" or "normal" =>
                new RandomNormal { Mean = keras.Number("mean", 0f), StandardDeviation = Deviation(keras), Seed = seed },
            "RandomUniform" or "random_uniform" or "uniform" => new RandomUniform
            {
                Minimum = keras.Number("minval", -0.05f),
                Maximum = keras.Number("maxval", 0.05f),
                Seed = seed,
            },
            "TruncatedNormal" or "truncated_normal" => new TruncatedNormal
            {
                Mean = keras.Number("mean", 0f),
                StandardDeviation = Deviation(keras),
                Seed = seed,
            },
            "GlorotUniform" or "glorot_uniform" => new GlorotUniform { Seed = seed },
            "GlorotNormal" or "glorot_normal" => new GlorotNormal { Seed = seed },
            "HeUniform" or "he_uniform" => new HeUniform { Seed = seed },
            "HeNormal" or "he_normal" => new HeNormal { Seed = seed },
            "LecunUniform" or "lecun_uniform" => new LecunUniform { Seed = seed },
            "LecunNormal" or "lecun_normal" => new LecunNormal { Seed = seed },
            "VarianceScaling" or "variance_scaling" => new VarianceScaling
            {
                Scale = keras.Number("scale", 1f),
                Mode = Mode(keras.Text("mode") ?? "fan_in"),
                Distribution = Distribution(keras.Text("distribution") ?? "truncated_normal"),
                Seed = seed,
            },
            "Orthogonal" or "orthogonal" or "OrthogonalInitializer" =>
                new Orthogonal { Gain = keras.Number("gain", 1f), Seed = seed },
            _ => throw keras.Missing("initializer"),
        };
    }

    private static float Deviation(KerasObject keras) => keras.Number("stddev", 0.05f);

    private static FanMode Mode(string name) => name switch
    {
        "fan_in" => FanMode.FanIn,
        "fan_out" => FanMode.FanOut,
        "fan_avg" => FanMode.FanAvg,
        _ => throw new NotApplicableException($"no fan mode {name}"),
    };

    private static RandomDistribution Distribution(string name) => name switch
    {
        "uniform" => RandomDistribution.Uniform,
        "truncated_normal" or "normal" => RandomDistribution.TruncatedNormal,
        "untruncated_normal" => RandomDistribution.UntruncatedNormal,
        _ => throw new NotApplicableException($"no distribution {name}"),
    };
}
