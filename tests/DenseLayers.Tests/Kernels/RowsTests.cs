using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class RowsTests
{
    public static TheoryData<int> Sizes => [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sum_AnySizes_AddsTheRowsInOrder(int columns)
    {
        foreach (int rows in (int[])[0, 1, 2, 5, 33])
        {
            float[] matrix = Numbers.Some(rows * columns), sum = new float[columns], expected = new float[columns];
            Array.Fill(sum, float.NaN);
            for (int i = 0; i < matrix.Length; i++)
            {
                expected[i % columns] += matrix[i];
            }

            Rows.Sum(matrix, sum);
            sum.Should().Equal(expected);
        }
    }
}
