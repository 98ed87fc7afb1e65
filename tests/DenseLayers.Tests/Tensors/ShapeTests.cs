using System.Collections;

namespace DenseLayers.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void Create_CollectionExpression_HoldsTheSizes()
    {
        Shape shape = [2, 3, 4];
        shape.Should().Equal(2, 3, 4);
        shape.Rank.Should().Be(3);
        ((IReadOnlyList<int>)shape).Count.Should().Be(3);
    }

    [Fact]
    public void Create_NegativeSize_Throws()
    {
        Action act = () => Shape.Create([3, -2]);
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Shape expects sizes of 0 or more, or Shape.Unknown (-1), but got (3, -2).*");
    }

    [Fact]
    public void Create_LaterChangeOfTheArray_LeavesTheShape()
    {
        int[] sizes = [2, 3];
        Shape shape = Shape.Create(sizes);
        sizes[0] = 9;
        shape[0].Should().Be(2);
    }

    [Theory]
    [InlineData(new int[0], "()")]
    [InlineData(new[] { 5 }, "(5,)")]
    [InlineData(new[] { -1 }, "(None,)")]
    [InlineData(new[] { -1, 32, 32, 3 }, "(None, 32, 32, 3)")]
    public void ToString_AnyRank_IsKerass(int[] sizes, string expected) =>
        Shape.Create(sizes).ToString().Should().Be(expected);

    [Fact]
    public void Indexer_FromEitherEnd_GivesTheSize()
    {
        Shape shape = [2, 3, 4];
        shape[0].Should().Be(2);
        shape[^1].Should().Be(4);
        shape[^3].Should().Be(2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Indexer_NoSuchAxis_Throws(int axis)
    {
        Action act = () => _ = Shape.Create([2, 3])[axis];
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            $"Shape (2, 3) has 2 axes, but axis {axis} was asked for.*");
    }

    [Fact]
    public void Indexer_FromTheEndOfAScalar_Throws()
    {
        Action act = () => _ = Shape.Scalar[^1];
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "Shape () has 0 axes, but axis -1 was asked for.*");
    }

    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 7 }, 7)]
    [InlineData(new[] { 2, 3, 4 }, 24)]
    [InlineData(new[] { 2, 0, 4 }, 0)]
    [InlineData(new[] { int.MaxValue, int.MaxValue, 0 }, 0)]
    [InlineData(new[] { 0x7FFFFFC7, 1 }, 0x7FFFFFC7)]
    public void ElementCount_KnownAxes_IsTheirProduct(int[] sizes, int expected) =>
        Shape.Create(sizes).ElementCount.Should().Be(expected);

    [Fact]
    public void ElementCount_UnknownAxis_Throws()
    {
        Action act = () => _ = Shape.Create([Shape.Unknown, 3]).ElementCount;
        act.Should().Throw<ShapeException>().WithMessage(
            "The number of elements of shape (None, 3) was asked for, but an axis is unknown (None). " +
            "Give every axis a size, for example with WithBatch(1).");
    }

    [Theory]
    [InlineData(new[] { 65536, 32768 })]
    [InlineData(new[] { int.MaxValue, int.MaxValue, int.MaxValue })]
    [InlineData(new[] { 0x7FFFFFC8 })]
    public void ElementCount_TooMany_Throws(int[] sizes)
    {
        Shape shape = Shape.Create(sizes);
        Action act = () => _ = shape.ElementCount;
        act.Should().Throw<ShapeException>().WithMessage(
            $"Shape {shape} has more than 2,147,483,591 elements, the most that one tensor holds. " +
            "Split the data over several tensors.");
    }

    [Fact]
    public void SampleSize_UnknownBatch_IsTheProductOfTheOthers()
    {
        Shape.Create([Shape.Unknown, 32, 3]).SampleSize.Should().Be(96);
        Shape.Create([Shape.Unknown]).SampleSize.Should().Be(1);
        Shape.Scalar.SampleSize.Should().Be(1);
    }

    [Fact]
    public void SampleSize_UnknownOtherAxis_Throws()
    {
        Action act = () => _ = Shape.Create([2, Shape.Unknown]).SampleSize;
        act.Should().Throw<ShapeException>().WithMessage("*shape (2, None)*unknown*");
    }

    [Fact]
    public void IsKnown_UnknownAxis_IsFalse()
    {
        Shape.Create([2, Shape.Unknown]).IsKnown.Should().BeFalse();
        Shape.Create([2, 3]).IsKnown.Should().BeTrue();
        Shape.Scalar.IsKnown.Should().BeTrue();
    }

    [Fact]
    public void Equals_SameSizes_IsTrue()
    {
        Shape left = [2, 3], right = [2, 3];
        left.Equals(right).Should().BeTrue();
        left.Equals((object)right).Should().BeTrue();
        (left == right).Should().BeTrue();
        (left != right).Should().BeFalse();
        left.GetHashCode().Should().Be(right.GetHashCode());
    }

    [Fact]
    public void Equals_OtherSizesOrNull_IsFalse()
    {
        Shape left = [2, 3];
        left.Equals(Shape.Create([3, 2])).Should().BeFalse();
        left.Equals(Shape.Create([2, 3, 1])).Should().BeFalse();
        left.Equals("(2, 3)").Should().BeFalse();
        Shape? none = null;
        left.Equals(none).Should().BeFalse();
        (left == none).Should().BeFalse();
        (none == left).Should().BeFalse();
        (none == null).Should().BeTrue();
    }

    [Fact]
    public void GetEnumerator_Untyped_GivesTheSizes() =>
        ((IEnumerable)Shape.Create([2, 3])).Cast<int>().Should().Equal(2, 3);

    [Fact]
    public void AsSpan_Shape_HoldsTheSizes() => Shape.Create([2, 3]).AsSpan().ToArray().Should().Equal(2, 3);
}
