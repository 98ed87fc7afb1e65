using System.Text.Json;
using DenseLayers.Training;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.optimizers</c>.</summary>
internal static class KerasOptimizer
{
    public static Optimizer Read(JsonElement element)
    {
        KerasObject keras = KerasObject.Read(element);
        return keras.Checked(Create(keras));
    }

    /// <summary>An optimizer with its arguments under Keras's names.</summary>
    public static Optimizer Create(KerasObject keras)
    {
        Optimizer optimizer = keras.ClassName switch
        {
            "SGD" or "sgd" => new Sgd(LearningRate(keras, 0.01f))
            {
                Momentum = keras.Number("momentum", 0f),
                Nesterov = keras.Flag("nesterov", false),
            },
            "Adam" or "adam" => ReadAdam(keras),
            _ => throw keras.Missing("optimizer"),
        };
        RefuseWhatNoneHas(keras);
        return optimizer;
    }

    /// <summary>An optimizer with the library's own defaults.</summary>
    public static Optimizer CreateDefault(string className) => className switch
    {
        "SGD" => new Sgd(),
        "Adam" => new Adam(),
        _ => throw new NotApplicableException($"no optimizer {className}"),
    };

    private static Adam ReadAdam(KerasObject keras)
    {
        keras.Only("amsgrad", false);
        return new Adam(LearningRate(keras, 0.001f))
        {
            Beta1 = keras.Double("beta_1", 0.9),
            Beta2 = keras.Double("beta_2", 0.999),
            Epsilon = keras.Number("epsilon", 1e-7f),
        };
    }

    private static float LearningRate(KerasObject keras, float otherwise)
    {
        if (keras.Find("learning_rate") is { ValueKind: JsonValueKind.Object } schedule)
        {
            _ = KerasSchedule.Read(schedule);
        }

        return keras.Number("learning_rate", otherwise);
    }

    private static void RefuseWhatNoneHas(KerasObject keras)
    {
        // The name heads the optimizer's variables in Keras's files and means nothing else.
        _ = keras.Has("name");
        keras.Only("weight_decay");
        keras.Only("clipnorm");
        keras.Only("global_clipnorm");
        keras.Only("clipvalue");
        keras.Only("use_ema", false);
        keras.Only("ema_momentum", 0.99);
        keras.Only("ema_overwrite_frequency");
        keras.Only("loss_scale_factor");
        keras.Only("gradient_accumulation_steps");
    }
}
