namespace DenseLayers.Tests.Tensors;

public class TensorTests
{
    [Fact]
    public void Constructor_ShapeAlone_IsZeros()
    {
        Tensor tensor = new([2, 2]);
        tensor.Span.ToArray().Should().Equal(0, 0, 0, 0);
        tensor.Shape.Should().Equal(2, 2);
        tensor.Rank.Should().Be(2);
        tensor.Length.Should().Be(4);
    }

    [Fact]
    public void Constructor_UnknownAxis_Throws()
    {
        Action act = () => _ = new Tensor([Shape.Unknown, 2]);
        act.Should().Throw<ShapeException>().WithMessage("*shape (None, 2)*unknown*WithBatch(1)*");
    }

    [Fact]
    public void Constructor_SizesThatOverflow_ThrowsBeforeAllocating()
    {
        Action act = () => _ = new Tensor([100_000, 100_000]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Shape (100000, 100000) has more than 2,147,483,591 elements*");
    }

    [Fact]
    public void Constructor_Values_CopiesThem()
    {
        float[] values = [1, 2];
        Tensor tensor = new([2], values);
        values[0] = 9;
        tensor.Span.ToArray().Should().Equal(1, 2);
    }

    [Fact]
    public void Constructor_WrongNumberOfValues_Throws()
    {
        Action act = () => _ = new Tensor([2, 3], [1f, 2f]);
        act.Should().Throw<ShapeException>()
            .WithMessage(
                "Tensor expects 6 values for shape (2, 3), but got 2. " +
                "Give one value for each element, or another shape.")
            .Which.Expected.Should().Equal(2, 3);
    }

    [Fact]
    public void FromScalar_Value_HasRank0()
    {
        Tensor tensor = Tensor.FromScalar(7);
        tensor.Shape.Should().Equal(Shape.Scalar);
        tensor[[]].Should().Be(7);
    }

    [Fact]
    public void FromArray_Rank1_HasItsLength() => Check(Tensor.FromArray([1f, 2f]), [2], [1, 2]);

    [Fact]
    public void FromArray_Rank2_IsRowMajor() =>
        Check(Tensor.FromArray(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }), [2, 3], [1, 2, 3, 4, 5, 6]);

    [Fact]
    public void FromArray_Rank3_IsRowMajor() =>
        Check(Tensor.FromArray(new float[,,] { { { 1, 2 } }, { { 3, 4 } } }), [2, 1, 2], [1, 2, 3, 4]);

    [Fact]
    public void FromArray_Rank4_IsRowMajor() =>
        Check(
            Tensor.FromArray(new float[,,,] { { { { 1 }, { 2 } } }, { { { 3 }, { 4 } } } }),
            [2, 1, 2, 1],
            [1, 2, 3, 4]);

    [Fact]
    public void FromArray_LaterChange_LeavesTheTensor()
    {
        float[,] values = { { 1, 2 } };
        Tensor tensor = Tensor.FromArray(values);
        values[0, 0] = 9;
        tensor[0, 0].Should().Be(1);
    }

    [Fact]
    public void FromArray_Null_Throws()
    {
        Action act = () => Tensor.FromArray((float[])null!);
        act.Should().Throw<ArgumentNullException>().WithParameterName("values");
    }

    [Fact]
    public void FromMemory_Array_SharesIt()
    {
        float[] values = [1, 2, 3, 4];
        Tensor tensor = Tensor.FromMemory([2, 2], values);
        values[3] = 9;
        tensor[0, 0] = 8;
        tensor[1, 1].Should().Be(9);
        values[0].Should().Be(8);
    }

    [Fact]
    public void FromMemory_WrongLength_Throws()
    {
        Action act = () => Tensor.FromMemory([2, 2], new float[3]);
        act.Should().Throw<ShapeException>().WithMessage("Tensor expects 4 values for shape (2, 2), but got 3.*");
    }

    [Fact]
    public void Indexer_Set_ChangesOneElement()
    {
        Tensor tensor = new([2, 3]);
        tensor[1, 2] = 5;
        tensor.Span.ToArray().Should().Equal(0, 0, 0, 0, 0, 5);
    }

    [Fact]
    public void Indexer_TooFewIndices_Throws()
    {
        Action act = () => _ = new Tensor([2, 3])[1];
        act.Should().Throw<ArgumentException>().WithMessage(
            "Tensor of shape (2, 3) expects 2 indices, one for each axis, but got 1.*");
    }

    [Theory]
    [InlineData(0, 3, 1, 2)]
    [InlineData(2, 0, 0, 1)]
    [InlineData(0, -1, 1, 2)]
    public void Indexer_OutsideItsAxis_Throws(int row, int column, int axis, int last)
    {
        int wrong = axis == 0 ? row : column;
        Action act = () => _ = new Tensor([2, 3])[row, column];
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Tensor of shape (2, 3) expects indices from 0 to {last} on axis {axis}, but got {wrong}.*");
    }

    private static void Check(Tensor tensor, int[] shape, float[] values)
    {
        tensor.Shape.Should().Equal(shape);
        tensor.Span.ToArray().Should().Equal(values);
    }
}
