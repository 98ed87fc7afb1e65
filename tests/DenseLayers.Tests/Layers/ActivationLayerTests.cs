namespace DenseLayers.Tests.Layers;

public class ActivationLayerTests
{
    [Fact]
    public void Apply_Relu_CutsNegativeValues() =>
        new ActivationLayer(Activation.Relu).Apply(new Tensor([1, 3], [-1f, 0f, 2f])).Span.ToArray().Should().Equal(0, 0, 2);

    [Fact]
    public void Apply_Linear_ChangesNothing() =>
        new ActivationLayer(Activation.Linear).Apply(new Tensor([1, 2], [-1f, 2f])).Span.ToArray().Should().Equal(-1, 2);

    [Fact]
    public void Apply_Scalar_Works() =>
        new ActivationLayer(Activation.Relu).Apply(Tensor.FromScalar(-2)).Span.ToArray().Should().Equal(0);

    [Fact]
    public void InferOutputShape_Glu_HalvesTheAxis() =>
        new ActivationLayer(Activation.Glu).InferOutputShape([Shape.Unknown, 5, 4]).Should().Equal(Shape.Unknown, 5, 2);

    [Fact]
    public void InferOutputShape_GluOfAnOddSize_Throws()
    {
        Action act = () => new ActivationLayer(Activation.Glu).InferOutputShape([Shape.Unknown, 5]);
        act.Should().Throw<ShapeException>().WithMessage("Glu expects an even size on axis -1 of its input*");
    }

    [Fact]
    public void Constructor_Null_Throws()
    {
        Action act = () => _ = new ActivationLayer(null!);
        act.Should().Throw<ArgumentNullException>().WithParameterName("Activation");
    }

    [Fact]
    public void Name_Default_IsKerass() => new ActivationLayer(Activation.Relu).Name.Should().Be("activation");
}
