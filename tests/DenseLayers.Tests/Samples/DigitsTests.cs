using System.Globalization;
using System.Text.RegularExpressions;

namespace DenseLayers.Tests.Samples;

/// <summary>The main job, run as a user runs it.</summary>
public sealed class DigitsTests
{
    private static readonly Lazy<Task<SampleRun>> _run = new(() => SampleRun.Of("Digits"));

    [Fact]
    public async Task Run_WithoutOptions_ReadsAtLeast97Percent()
    {
        SampleRun run = await _run.Value;

        run.ExitCode.Should().Be(0, run.Error);
        string accuracy = Regex.Match(run.Output, @"Accuracy on 359 held-back digits: ([\d.]+) %").Groups[1].Value;
        double.Parse(accuracy, CultureInfo.InvariantCulture).Should().BeGreaterThanOrEqualTo(97);
    }

    [Theory]
    [InlineData("E. Alpaydin, C. Kaynak, 1998")]
    [InlineData("CC BY 4.0")]
    [InlineData("Total params: 19,210")]
    [InlineData("64 × 256 + 256 = 16,640 parameters")]
    [InlineData("Epoch 25/25")]
    [InlineData("Some that it reads right")]
    [InlineData("Some that it gets wrong")]
    [InlineData("but it is")]
    [InlineData("How often it reads a digit")]
    public async Task Run_WithoutOptions_Shows(string text) => (await _run.Value).Output.Should().Contain(text);

    [Fact]
    public async Task Run_WithoutOptions_Fits80Columns() => (await _run.Value).LongLines.Should().BeEmpty();

    [Fact]
    public async Task Run_SameSeedAndEpochs_GivesSameAccuracy()
    {
        string[] runs = [await Accuracy(), await Accuracy()];

        runs[1].Should().Be(runs[0]).And.Contain("%");

        static async Task<string> Accuracy() => (await SampleRun.Of("Digits", "--seed", "7", "--epochs", "1"))
            .Output.Split('\n').Single(line => line.StartsWith("Accuracy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Epochs_TrainsThatLong() =>
        (await SampleRun.Of("Digits", "--epochs", "2")).Output.Should().Contain("Epoch 2/2").And.NotContain("Epoch 3");

    [Fact]
    public async Task Run_Chart_DrawsLossAndAccuracyOfTrainingAndValidation()
    {
        string path = Path.GetTempFileName();
        try
        {
            SampleRun run = await SampleRun.Of("Digits", "--epochs", "2", "--chart", path);

            run.Output.Should().Contain("as a picture");
            File.ReadAllText(path).Should().StartWith("<svg").And.ContainAll(">loss<", ">accuracy<", ">validation<");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("extra")]
    [InlineData("--epochs=0")]
    [InlineData("--epochs=many")]
    [InlineData("--epochs")]
    [InlineData("--seed=many")]
    public async Task Run_BadOption_GivesUsageOnErrorStreamAndExitCode2(string argument)
    {
        SampleRun run = await SampleRun.Of("Digits", argument);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("Usage:").And.Contain(argument.Split('=')[0]);
    }

    [Fact]
    public async Task Run_Help_GivesUsageAndExitCode0()
    {
        SampleRun run = await SampleRun.Of("Digits", "--help");

        run.ExitCode.Should().Be(0);
        run.Output.Should().ContainAll("--seed", "--epochs", "--chart");
        run.LongLines.Should().BeEmpty();
    }
}
