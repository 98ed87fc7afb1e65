namespace DenseLayers.Tests.Tensors;

/// <summary>Tensors that share the values of others.</summary>
public class TensorViewTests
{
    [Fact]
    public void Memory_Changed_ChangesTheTensor()
    {
        Tensor tensor = new([2]);
        tensor.Memory.Span[1] = 3;
        tensor[1].Should().Be(3);
    }

    [Fact]
    public void Reshape_SameCount_SharesTheValues()
    {
        Tensor tensor = new([2, 3]);
        Tensor reshaped = tensor.Reshape([3, 2]);
        reshaped[2, 1] = 5;
        tensor[1, 2].Should().Be(5);
        reshaped.Shape.Should().Equal(3, 2);
    }

    [Theory]
    [InlineData(new[] { -1 }, new[] { 24 })]
    [InlineData(new[] { 2, -1 }, new[] { 2, 12 })]
    [InlineData(new[] { -1, 4, 3, 2 }, new[] { 1, 4, 3, 2 })]
    public void Reshape_OneMinus1_IsWorkedOut(int[] target, int[] expected) =>
        new Tensor([2, 3, 4]).Reshape(Shape.Create(target)).Shape.Should().Equal(expected);

    [Fact]
    public void Reshape_TwoMinus1_Throws()
    {
        Action act = () => new Tensor([2, 3]).Reshape([-1, -1]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Reshape expects at most one -1, but got (-1, -1). Give all sizes but one.");
    }

    [Theory]
    [InlineData(new[] { 4 }, "(4,)")]
    [InlineData(new[] { -1, 4 }, "(-1, 4)")]
    [InlineData(new[] { -1, 0 }, "(-1, 0)")]
    [InlineData(new int[0], "()")]
    public void Reshape_OtherCount_Throws(int[] target, string text)
    {
        Action act = () => new Tensor([2, 3]).Reshape(Shape.Create(target));
        act.Should().Throw<ShapeException>().WithMessage(
            $"Reshape expects a shape with the 6 elements of (2, 3), but got {text}. " +
            "The number of elements cannot change: give other sizes, or -1 for one of them.");
    }

    [Fact]
    public void Reshape_NoElements_WorksOutZero() => new Tensor([0, 3]).Reshape([-1, 3]).Shape.Should().Equal(0, 3);

    [Fact]
    public void Clone_Changed_LeavesTheOriginal()
    {
        Tensor tensor = new([1], [1f]);
        Tensor copy = tensor.Clone();
        copy[0] = 2;
        tensor[0].Should().Be(1);
        copy.Shape.Should().Equal(1);
    }

    [Fact]
    public void Slice_Samples_SharesThem()
    {
        Tensor tensor = new([3, 2], [1f, 2f, 3f, 4f, 5f, 6f]);
        Tensor slice = tensor.Slice(1, 2);
        slice.Shape.Should().Equal(2, 2);
        slice.Span.ToArray().Should().Equal(3, 4, 5, 6);
        slice[0, 0] = 9;
        tensor[1, 0].Should().Be(9);
    }

    [Fact]
    public void Slice_NoSamples_IsEmpty() => new Tensor([3, 2]).Slice(3, 0).Shape.Should().Equal(0, 2);

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(2, 2)]
    [InlineData(4, 0)]
    public void Slice_OutsideTheFirstAxis_Throws(int start, int count)
    {
        Action act = () => new Tensor([3, 2]).Slice(start, count);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Slice_Scalar_Throws()
    {
        Action act = () => Tensor.FromScalar(1).Slice(0, 1);
        act.Should().Throw<ShapeException>().WithMessage("A scalar has no samples to slice. Reshape it to (1,).");
    }
}
