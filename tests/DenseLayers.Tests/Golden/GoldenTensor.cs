using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>A tensor of a golden file: <c>{"shape", "dtype", "data"}</c>, or a plain number.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="DType">How Keras stored it: <c>float32</c>, <c>int64</c>, <c>bool</c>.</param>
/// <param name="Values">The values in row-major order; those of a float32 are exactly floats.</param>
internal sealed record GoldenTensor(Shape Shape, string DType, double[] Values)
{
    public static bool IsTensor(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object &&
        element.TryGetProperty("shape", out _) && element.TryGetProperty("data", out _);

    public static GoldenTensor Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new GoldenTensor(Shape.Scalar, "float64", [ReadNumber(element)]);
        }

        string dtype = element.GetProperty("dtype").GetString()!;
        IEnumerable<double> values = element.GetProperty("data").EnumerateArray().Select(ReadNumber);
        return new GoldenTensor(
            ReadShape(element.GetProperty("shape")),
            dtype,
            dtype == "float32" ? [.. values.Select(value => (double)(float)value)] : [.. values]);
    }

    /// <summary>A number, a boolean as 0 or 1, or one of the words for what JSON cannot say.</summary>
    public static double ReadNumber(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => element.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            string other => throw new InvalidDataException($"\"{other}\" is no number."),
            null => throw new InvalidDataException("null is no number."),
        },
    };

    /// <summary>A list of sizes in which null stands for an unknown one.</summary>
    public static Shape ReadShape(JsonElement element) =>
        Shape.Create([.. element.EnumerateArray().Select(ReadSize)]);

    private static int ReadSize(JsonElement size) =>
        size.ValueKind == JsonValueKind.Null ? Shape.Unknown : size.GetInt32();

    public Tensor ToTensor() => new(Shape, [.. Values.Select(value => (float)value)]);
}
