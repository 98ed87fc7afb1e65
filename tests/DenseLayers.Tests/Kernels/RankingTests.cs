using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class RankingTests
{
    [Theory]
    [InlineData(new[] { 1f, 3f, 2f }, 1)]
    [InlineData(new[] { 3f, 3f, 2f }, 0)]
    [InlineData(new[] { -0f, 0f }, 0)]
    [InlineData(new[] { 1f, float.NaN, float.PositiveInfinity, float.NaN }, 1)]
    [InlineData(new[] { float.NegativeInfinity }, 0)]
    public void IndexOfGreatest_Values_IsTheFirstOfTheGreatest(float[] values, int expected) =>
        Ranking.IndexOfGreatest(values).Should().Be(expected);

    [Theory]
    [InlineData(1, new[] { 1f, 3f, 2f }, 1, true)]
    [InlineData(1, new[] { 1f, 3f, 2f }, 2, false)]
    [InlineData(2, new[] { 1f, 3f, 2f }, 2, true)]
    [InlineData(1, new[] { 3f, 3f, 2f }, 1, true)]
    [InlineData(1, new[] { float.NaN, 3f }, 1, false)]
    [InlineData(2, new[] { float.NaN, 3f }, 0, false)]
    public void IsInTop_Values_CountsTheGreater(int k, float[] values, int index, bool expected) =>
        Ranking.IsInTop(k, values, index).Should().Be(expected);
}
