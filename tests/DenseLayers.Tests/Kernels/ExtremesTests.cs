using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class ExtremesTests
{
    [Fact]
    public void Greatest_AnyLengthAndPlace_IsFound()
    {
        foreach (int length in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 40, 41, 100])
        {
            for (int place = 0; place < length; place++)
            {
                float[] x = [.. Enumerable.Range(0, length).Select(i => i == place ? -1f : -2f - (i % 5))];

                Extremes.Greatest(x).Should().Be(-1f, "element {0} of {1} is", place, length);
            }
        }
    }

    [Fact]
    public void Greatest_Infinities_AreNumbersLikeOthers()
    {
        Extremes.Greatest([float.NegativeInfinity]).Should().Be(float.NegativeInfinity);
        Extremes.Greatest([0f, float.PositiveInfinity, 1f]).Should().Be(float.PositiveInfinity);
    }
}
