using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class PackedMatrixTests
{
    [Fact]
    public void Pack_OnePanel_StoresRowsFilledUpWithZeros()
    {
        PackedMatrix packed = PackedMatrix.Pack([1, 2, 3, 4, 5, 6], 2, 3);
        packed.Rows.Should().Be(2);
        packed.Columns.Should().Be(3);
        packed.Panel(0).ToArray().Should().Equal([1, 2, 3, .. new float[13], 4, 5, 6, .. new float[13]]);
    }

    [Fact]
    public void Pack_TwoPanels_PutsTheLastColumnsInTheSecond()
    {
        float[] matrix = Numbers.Some(2 * 18);
        PackedMatrix packed = PackedMatrix.Pack(matrix, 2, 18);
        packed.Panel(0).ToArray().Should().Equal([.. matrix[..16], .. matrix[18..34]]);
        packed.Panel(16).ToArray().Should().Equal([.. matrix[16..18], .. new float[14], .. matrix[34..36], .. new float[14]]);
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
}
