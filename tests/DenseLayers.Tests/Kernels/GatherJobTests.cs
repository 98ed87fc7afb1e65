using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class GatherJobTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(784, 128)]
    [InlineData(17, 1001)]
    [InlineData(20_000, 1)]
    [InlineData(3000, 77)]
    public void Run_AnySizesAndThreads_CopiesTheChosenRows(int size, int count)
    {
        float[] rows = Numbers.Some(50 * size);
        int[] indices = [.. Enumerable.Range(0, count).Select(i => i * 7 % 50)];
        float[] expected = [.. indices.SelectMany(index => rows[(index * size)..((index + 1) * size)])];
        foreach (int threads in (int[])[0, 1, 2, 64])
        {
            float[] gathered = new float[count * size];
            Array.Fill(gathered, float.NaN);
            GatherJob.Run(rows, size, indices, gathered, threads);
            gathered.Should().Equal(expected);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_IndexBeyondTheRows_Throws(int threads)
    {
        Action run = () => GatherJob.Run(
            new float[10_000],
            1000,
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 10],
            new float[18_000],
            threads);
        run.Should().Throw<ArgumentOutOfRangeException>();
    }
}
