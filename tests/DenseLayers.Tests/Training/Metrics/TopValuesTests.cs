using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class TopValuesTests
{
    private const float None = float.NegativeInfinity;

    [Theory]
    [InlineData(1, new[] { 1f, 3, 2, 3 }, new[] { None, 3, None, None })]
    [InlineData(2, new[] { 1f, 3, 2, 3 }, new[] { None, 3, None, 3 })]
    [InlineData(2, new[] { 5f, 5, 5, 5 }, new[] { 5, 5, None, None })]
    [InlineData(3, new[] { 1f, 2, 3, 4 }, new[] { None, 2, 3, 4 })]
    [InlineData(4, new[] { -1f, -2, -3, -4 }, new[] { -1f, -2, -3, -4 })]
    public void Keep_Row_LeavesTheGreatest(int k, float[] row, float[] expected) =>
        new TopValues(k).Keep(row).ToArray().Should().Equal(expected);

    [Fact]
    public void Keep_SecondRow_KnowsNothingOfTheFirst()
    {
        TopValues top = new(1);
        top.Keep([9, 1]);
        top.Keep([1, 2]).ToArray().Should().Equal(None, 2);
    }
}
