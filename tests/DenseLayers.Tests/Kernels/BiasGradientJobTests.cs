using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class BiasGradientJobTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            TheoryData<int, int> sizes = [];
            foreach (int columns in (int[])[1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 500])
            {
                foreach (int rows in (int[])[0, 1, 2, 5, 33, 700])
                {
                    sizes.Add(rows, columns);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Run_AnySizesAndThreads_AddsTheRowsInOrder(int rows, int columns)
    {
        foreach (int threads in (int[])[0, 1, 2, 64])
        {
            float[] gradient = Numbers.Some(rows * columns), before = [.. gradient], sum = new float[columns];
            Array.Fill(sum, float.NaN);

            BiasGradientJob.Run(default, gradient, sum, threads);

            sum.Should().Equal(SumOf(before, columns));
            gradient.Should().Equal(before);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Run_OutputOfRelu_StopsTheGradientWhereThatIsNotAboveZero(int rows, int columns)
    {
        foreach (int threads in (int[])[1, 2, 64])
        {
            float[] output = [.. Numbers.Some(rows * columns).Select(value => Math.Max(value, 0))];
            float[] gradient = Numbers.Some(rows * columns), sum = new float[columns];
            float[] expected = [.. gradient.Select((value, i) => output[i] > 0 ? value : 0)];

            BiasGradientJob.Run(output, gradient, sum, threads);

            gradient.Should().Equal(expected);
            sum.Should().Equal(SumOf(expected, columns));
        }
    }

    [Fact]
    public void Run_CalledFromSeveralThreads_AddsTheRowsOfEach() =>
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, caller =>
        {
            float[] gradient = Numbers.Some(600 * 33, seed: caller), sum = new float[33];
            float[] expected = SumOf(gradient, 33);
            for (int round = 0; round < 100; round++)
            {
                BiasGradientJob.Run(default, gradient, sum, threads: 8);
                sum.Should().Equal(expected);
            }
        });

    [Fact]
    public void Run_OutputOfAnotherSize_Throws()
    {
        Action run = () => BiasGradientJob.Run(new float[3], new float[4], new float[2], threads: 1);
        run.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Run_NotWholeRows_Throws()
    {
        Action run = () => BiasGradientJob.Run(default, new float[5], new float[2], threads: 1);
        run.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static float[] SumOf(float[] rows, int columns)
    {
        float[] sum = new float[columns];
        for (int i = 0; i < rows.Length; i++)
        {
            sum[i % columns] += rows[i];
        }

        return sum;
    }
}
