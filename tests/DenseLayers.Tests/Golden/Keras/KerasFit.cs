using System.Globalization;
using System.Text.Json;
using DenseLayers.Training;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads the arguments of <c>fit</c>.</summary>
/// <param name="Epochs">How often to go through the samples.</param>
/// <param name="BatchSize">Samples in a batch.</param>
/// <param name="Options">Everything else.</param>
internal sealed record KerasFit(int Epochs, int BatchSize, FitOptions Options)
{
    public static KerasFit Read(JsonElement element)
    {
        KerasObject keras = KerasObject.ReadOptions("fit", element);
        return keras.Checked(new KerasFit(
            keras.FindInteger("epochs") ?? 1,
            keras.FindInteger("batch_size") ?? 32,
            new FitOptions
            {
                Shuffle = keras.Flag("shuffle", true),
                ValidationSplit = keras.Number("validation_split", 0f),
                InitialEpoch = keras.FindInteger("initial_epoch") ?? 0,
                ClassWeights = keras.Find("class_weight")?.EnumerateObject().ToDictionary(
                    item => int.Parse(item.Name, CultureInfo.InvariantCulture), item => item.Value.GetSingle()),
            }));
    }
}
