using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class PackJobTests
{
    [Theory]
    [InlineData(0, 512)]
    [InlineData(1, 20_000)]
    [InlineData(128, 512)]
    [InlineData(129, 517)]
    [InlineData(2000, 10)]
    [InlineData(3, 5)]
    public void Run_AnySizesAndThreads_IsThatOfOneThread(int rows, int columns)
    {
        float[] matrix = Numbers.Some(rows * columns), expected = new float[Panels.Size(rows, columns)];
        Panels.Pack(matrix, rows, columns, expected);
        foreach (int threads in (int[])[0, 1, 2, 64])
        {
            float[] panels = new float[expected.Length];
            PackJob.Run(matrix, rows, columns, panels, threads);
            panels.Should().Equal(expected);
        }
    }
}
