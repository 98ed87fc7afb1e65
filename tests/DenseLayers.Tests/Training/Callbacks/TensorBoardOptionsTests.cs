using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>What a TensorBoard callback may be told.</summary>
public class TensorBoardOptionsTests
{
    [Fact]
    public void Options_Defaults_AreThoseOfKeras()
    {
        TensorBoard board = new();
        (board.LogDirectory, board.UpdateFrequency, board.HistogramFrequency, board.WriteStepsPerSecond)
            .Should().Be(("logs", null, 0, false));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Constructor_NoFolder_Throws(string folder)
    {
        Action act = () => _ = new TensorBoard(folder);
        act.Should().Throw<ArgumentException>().WithParameterName("logDirectory");
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Action updates = () => _ = new TensorBoard { UpdateFrequency = 0 };
        updates.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("UpdateFrequency expects 1 or more, but got 0.*");
        Action histograms = () => _ = new TensorBoard { HistogramFrequency = -1 };
        histograms.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("HistogramFrequency expects a finite number of 0 or more, but got -1.*");
    }
}
