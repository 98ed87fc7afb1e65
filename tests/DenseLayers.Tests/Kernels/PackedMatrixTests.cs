using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class PackedMatrixTests
{
    [Fact]
    public void Pack_LessThanAPanel_StoresRowsAsTheyAre()
    {
        PackedMatrix packed = PackedMatrix.Pack([1, 2, 3, 4, 5, 6], 2, 3);
        packed.Rows.Should().Be(2);
        packed.Columns.Should().Be(3);
        packed.Panel(0).ToArray().Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public void Pack_TwoPanels_PutsTheLastColumnsInTheSecond()
    {
        float[] matrix = Numbers.Some(2 * 18);
        PackedMatrix packed = PackedMatrix.Pack(matrix, 2, 18);
        packed.Panel(0).ToArray().Should().Equal([.. matrix[..16], .. matrix[18..34]]);
        packed.Panel(16).ToArray().Should().Equal([.. matrix[16..18], .. matrix[34..36]]);
    }

    [Fact]
    public void PackTransposed_Matrix_EqualsThePackedTranspose()
    {
        PackedMatrix packed = PackedMatrix.PackTransposed([1, 2, 3, 4, 5, 6], rows: 3, columns: 2);
        PackedMatrix expected = PackedMatrix.Pack([1, 4, 2, 5, 3, 6], 3, 2);
        packed.Rows.Should().Be(3);
        packed.Columns.Should().Be(2);
        packed.Panel(0).ToArray().Should().Equal(expected.Panel(0).ToArray());
    }

    [Theory]
    [InlineData(3, 18)]
    [InlineData(9, 17)]
    [InlineData(20, 40)]
    public void PackTransposed_PanelsFullAndNarrow_EqualsThePackedTranspose(int rows, int columns)
    {
        float[] transposed = Numbers.Some(rows * columns), matrix = new float[transposed.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = transposed[(i % columns * rows) + (i / columns)];
        }

        PackedMatrix packed = PackedMatrix.PackTransposed(transposed, rows, columns);
        PackedMatrix expected = PackedMatrix.Pack(matrix, rows, columns);
        packed.Values[..matrix.Length].ToArray().Should().Equal(expected.Values[..matrix.Length].ToArray());
    }

    [Fact]
    public void Values_Any_TakeTheMemoryOfTheMatrixAndAFewCacheLines() =>
        PackedMatrix.Pack(new float[500 * 10], 500, 10).Values.Length.Should().Be((500 * 10) + Panels.Slack);

    [Fact]
    public void Values_Any_BeginAtACacheLine()
    {
        PackedMatrix packed = new(2, 3);
        float[] elsewhere = GC.AllocateUninitializedArray<float>(1, pinned: true);
        nint distance = Unsafe.ByteOffset(ref elsewhere[0], ref packed.Values[0]);
        ((Marshal.UnsafeAddrOfPinnedArrayElement(elsewhere, 0) + distance) % 64).Should().Be(0);
    }
}
