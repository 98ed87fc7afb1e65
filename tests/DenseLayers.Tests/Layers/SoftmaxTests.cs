namespace DenseLayers.Tests.Layers;

public class SoftmaxTests
{
    [Fact]
    public void Axes_Default_IsTheLast() => new Softmax().Axes.Should().Equal(-1);

    [Fact]
    public void Apply_Default_SumsTo1OverTheLastAxis()
    {
        Tensor y = new Softmax().Apply(new Tensor([2, 2], [0f, MathF.Log(3), 5f, 5f]));
        y[0, 0].Should().BeApproximately(0.25f, 1e-7f);
        y[0, 1].Should().BeApproximately(0.75f, 1e-7f);
        y[1, 0].Should().Be(0.5f);
    }

    [Fact]
    public void Apply_OtherAxis_SumsTo1OverIt()
    {
        Tensor y = new Softmax(1).Apply(new Tensor([1, 2, 2], [0f, 1f, MathF.Log(3), 1f]));
        y.Span.ToArray().Should().BeEquivalentTo([0.25f, 0.5f, 0.75f, 0.5f], options => options
            .WithStrictOrdering()
            .Using<float>(c => c.Subject.Should().BeApproximately(c.Expectation, 1e-6f)).WhenTypeIs<float>());
    }

    [Fact]
    public void Apply_TwoAxes_SumsTo1OverBoth() =>
        new Softmax(1, 2).Apply(new Tensor([1, 2, 2])).Span.ToArray().Should().Equal(0.25f, 0.25f, 0.25f, 0.25f);

    [Fact]
    public void InferOutputShape_NoSuchAxis_Throws()
    {
        Action act = () => new Softmax(3).InferOutputShape([Shape.Unknown, 2]);
        act.Should().Throw<ShapeException>().WithMessage("*axis 3*(None, 2)*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void InferOutputShape_BatchAxis_Throws(int axis)
    {
        Action act = () => new Softmax(axis) { Name = "probs" }.InferOutputShape([Shape.Unknown, 2]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Softmax \"probs\" expects softmax along other axes than 0, the batch, but got shape (None, 2), where it " +
            "runs along axis 0. Samples must not influence each other: " +
            "choose another axis, or give the input one more.")
            .Which.LayerName.Should().Be("probs");
    }

    [Fact]
    public void InferOutputShape_NoSuchAxis_NamesTheLayer()
    {
        Action act = () => new Softmax(5) { Name = "probs" }.InferOutputShape([Shape.Unknown, 2]);
        ShapeException exception = act.Should().Throw<ShapeException>().WithMessage(
            "Softmax \"probs\": SoftmaxActivation expects*axis 5*").Which;
        exception.LayerName.Should().Be("probs");
        exception.InnerException.Should().BeOfType<ShapeException>();
    }
}
