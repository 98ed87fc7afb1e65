namespace DenseLayers.Tests.Tensors;

/// <summary>Shapes made of others, and their axes.</summary>
public class ShapeAxesTests
{
    [Fact]
    public void WithLast_Size_ReplacesTheLastAxis() => Shape.Create([2, 3]).WithLast(5).Should().Equal(2, 5);

    [Fact]
    public void WithBatch_Size_ReplacesTheFirstAxis() =>
        Shape.Create([Shape.Unknown, 3]).WithBatch(5).Should().Equal(5, 3);

    [Fact]
    public void Batched_Default_PutsAnUnknownAxisInFront() =>
        Shape.Create([32, 3]).Batched().Should().Equal(Shape.Unknown, 32, 3);

    [Fact]
    public void Batched_Size_PutsItInFront() => Shape.Create([32, 3]).Batched(8).Should().Equal(8, 32, 3);

    [Fact]
    public void Sample_Batch_IsDropped() => Shape.Create([8, 32, 3]).Sample.Should().Equal(32, 3);

    [Fact]
    public void WithLast_Scalar_Throws() => CheckScalarThrows(shape => shape.WithLast(1));

    [Fact]
    public void WithBatch_Scalar_Throws() => CheckScalarThrows(shape => shape.WithBatch(1));

    [Fact]
    public void Sample_Scalar_Throws() => CheckScalarThrows(shape => shape.Sample);

    [Theory]
    [InlineData(new[] { -1, 3 }, new[] { 5, 3 }, true)]
    [InlineData(new[] { 5, 3 }, new[] { -1, 3 }, true)]
    [InlineData(new[] { 5, 3 }, new[] { 5, 3 }, true)]
    [InlineData(new[] { 5, 3 }, new[] { 5, 4 }, false)]
    [InlineData(new[] { -1, 3 }, new[] { 5, 3, 1 }, false)]
    [InlineData(new int[0], new int[0], true)]
    public void Accepts_Shapes_ComparesAxisByAxis(int[] wanted, int[] given, bool expected) =>
        Shape.Create(wanted).Accepts(Shape.Create(given)).Should().Be(expected);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(-1, 2)]
    [InlineData(-3, 0)]
    public void NormalizeAxis_EitherEnd_CountsFrom0(int axis, int expected) =>
        Shape.Create([2, 3, 4]).NormalizeAxis(axis).Should().Be(expected);

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    public void NormalizeAxis_NoSuchAxis_Throws(int axis)
    {
        Action act = () => Shape.Create([2, 3, 4]).NormalizeAxis(axis);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            $"Shape (2, 3, 4) has 3 axes, but axis {axis} was asked for.*");
    }

    private static void CheckScalarThrows(Func<Shape, Shape> method)
    {
        Action act = () => method(Shape.Scalar);
        act.Should().Throw<InvalidOperationException>()
            .WithMessage("The shape () of a scalar has no axes: it has neither a batch nor a last axis.");
    }
}
