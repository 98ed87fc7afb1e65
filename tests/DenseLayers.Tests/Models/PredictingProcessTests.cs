using System.Runtime.InteropServices;

namespace DenseLayers.Tests.Models;

/// <summary>Promises that only a process of its own can break.</summary>
public sealed class PredictingProcessTests
{
    private static readonly Lazy<Task<string[]>> _widest =
        new(() => ChildProgram.Run([nameof(PredictingChild.PrintBits)]));

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0", 256)]
    [InlineData("DOTNET_PreferredVectorBitWidth=128", 128)]
    [InlineData("DOTNET_EnableAVX2=0", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic=0", 0)]
    public async Task Predict_NarrowerVectors_GivesTheSameBits(string setting, int widest)
    {
        string[] actual = await ChildProgram.Run([nameof(PredictingChild.PrintBits)], setting);

        if (RuntimeInformation.ProcessArchitecture is Architecture.X64)
        {
            int.Parse(actual[0]).Should().BeLessThanOrEqualTo(widest, "the setting must do something");
        }

        actual[1..].Should().NotBeEmpty().And.Equal((await _widest.Value)[1..]);
    }

    [Fact]
    public async Task Helpers_WhenTheProgramEnds_DoNotKeepItAlive()
    {
        string[] output = await ChildProgram.Run([nameof(PredictingChild.PredictWithHelpers)]);

        output.Should().Equal($"{Math.Min(2, Environment.ProcessorCount)}");
    }
}
