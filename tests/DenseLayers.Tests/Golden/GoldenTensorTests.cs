using System.Text.Json;

namespace DenseLayers.Tests.Golden;

public class GoldenTensorTests
{
    [Fact]
    public void Read_Float32_RoundsToFloat() =>
        Read("""{"shape": [2], "dtype": "float32", "data": [0.1, 16777217]}""").Values.Should().Equal(0.1f, 16777216);

    [Fact]
    public void Read_Float64_KeepsDouble() =>
        Read("""{"shape": [1], "dtype": "float64", "data": [0.1]}""").Values.Should().Equal(0.1);

    [Fact]
    public void Read_Booleans_AreZeroAndOne() =>
        Read("""{"shape": [2], "dtype": "bool", "data": [true, false]}""").Values.Should().Equal(1, 0);

    [Fact]
    public void Read_Words_AreTheNonFinite() =>
        Read("""{"shape": [3], "dtype": "float32", "data": ["NaN", "Infinity", "-Infinity"]}""").Values
            .Should().Equal(double.NaN, double.PositiveInfinity, double.NegativeInfinity);

    [Fact]
    public void Read_NegativeZero_KeepsItsSign() =>
        double.IsNegative(Read("""{"shape": [1], "dtype": "float32", "data": [-0.0]}""").Values[0]).Should().BeTrue();

    [Fact]
    public void Read_Scalar_HasRankZero() =>
        Read("""{"shape": [], "dtype": "float32", "data": [3]}""").ToTensor().Shape.Should().BeEmpty();

    [Fact]
    public void ReadShape_Null_IsUnknown() =>
        GoldenTensor.ReadShape(JsonDocument.Parse("[null, 5]").RootElement).Should().Equal(Shape.Unknown, 5);

    private static GoldenTensor Read(string json) => GoldenTensor.Read(JsonDocument.Parse(json).RootElement);
}
