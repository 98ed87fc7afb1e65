using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads <c>keras.optimizers.schedules</c>, of which the library has none yet.</summary>
internal static class KerasSchedule
{
    public static Func<long, float> Read(JsonElement element) =>
        throw KerasObject.Read(element).Missing("learning-rate schedule");
}
