namespace DenseLayers.Tests.Models;

public sealed class ReadableSizeTests
{
    [Theory]
    [InlineData(0L, "0.00 B")]
    [InlineData(1023L, "1023.00 B")]
    [InlineData(1024L, "1.00 KB")]
    [InlineData(1152L, "1.12 KB")]
    [InlineData(1408L, "1.38 KB")]
    [InlineData(28712L, "28.04 KB")]
    [InlineData(48032004L, "45.81 MB")]
    [InlineData(1L << 40, "1.00 TB")]
    [InlineData(long.MaxValue, "8192.00 PB")]
    public void Format_Bytes_TakesTheUnitThatFitsAndRoundsToEven(long bytes, string text) =>
        ReadableSize.Format(bytes).Should().Be(text);
}
