namespace DenseLayers.Tests.Layers;

public class AddTests
{
    [Fact]
    public void Apply_SameShape_AddsElementByElement() =>
        new Add().Apply(new Tensor([1, 2], [1f, 2f]), new Tensor([1, 2], [10f, 20f]), new Tensor([1, 2], [100f, 200f]))
            .Span.ToArray().Should().Equal(111, 222);

    [Fact]
    public void Apply_OneInput_IsItsCopy() =>
        new Add().Apply(new Tensor([1, 2], [1f, 2f])).Span.ToArray().Should().Equal(1, 2);

    [Fact]
    public void Apply_MissingAxis_AddsAtEachPosition()
    {
        Tensor x = new([2, 3, 2]), row = new([2, 2], [1f, 2f, 3f, 4f]);
        Tensor y = new Add().Apply(x, row);
        y.Shape.Should().Equal(2, 3, 2);
        y.Span.ToArray().Should().Equal(1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4);
    }

    [Fact]
    public void Apply_AxesOf1OnBothSides_SpreadsBoth()
    {
        Tensor y = new Add().Apply(new Tensor([1, 2, 1], [10f, 20f]), new Tensor([1, 1, 3], [1f, 2f, 3f]));
        y.Shape.Should().Equal(1, 2, 3);
        y.Span.ToArray().Should().Equal(11, 12, 13, 21, 22, 23);
    }

    [Fact]
    public void InferOutputShape_UnknownSizes_AreTakenFromTheOther() =>
        new Add().InferOutputShape([Shape.Unknown, Shape.Unknown, 4], [8, 3, 4]).Should().Equal(8, 3, 4);

    [Theory]
    [InlineData(new[] { -1, 3 }, new[] { -1, 4 }, "shapes (None, 3) and (None, 4)")]
    [InlineData(new[] { 2, 3 }, new[] { 5, 3 }, "shapes (2, 3) and (5, 3)")]
    public void InferOutputShape_DifferentSizes_Throws(int[] left, int[] right, string text)
    {
        Action act = () => new Add().InferOutputShape(Shape.Create(left), Shape.Create(right));
        act.Should().Throw<ShapeException>().WithMessage(
            $"Add \"add\" expects inputs of one shape, or with sizes of 1 where they differ, but got {text}. " +
            "Bring them to the same number of features, for example with a Dense layer.");
    }

    [Fact]
    public void Apply_NoInputs_Throws()
    {
        Action tensors = () => new Add().Apply(ReadOnlySpan<Tensor>.Empty);
        Action symbols = () => new Add().Apply(ReadOnlySpan<SymbolicTensor>.Empty);
        tensors.Should().Throw<ArgumentException>().WithMessage(
            "Add \"add\" expects at least one input, but got none.*");
        symbols.Should().Throw<ArgumentException>().WithMessage(
            "Add \"add\" expects at least one input, but got none.*");
    }

    [Fact]
    public void Apply_NullInput_Throws()
    {
        Action act = () => new Add().Apply(new Tensor([1, 1]), null!);
        act.Should().Throw<ArgumentNullException>().WithParameterName("inputs");
    }
}
