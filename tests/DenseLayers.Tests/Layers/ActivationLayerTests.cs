namespace DenseLayers.Tests.Layers;

public class ActivationLayerTests
{
    [Fact]
    public void Apply_Relu_CutsNegativeValues() =>
        new ActivationLayer(Activation.Relu).Apply(new Tensor([1, 3], [-1f, 0f, 2f])).Span.ToArray()
            .Should().Equal(0, 0, 2);

    [Fact]
    public void Apply_Linear_ChangesNothing() =>
        new ActivationLayer(Activation.Linear).Apply(new Tensor([1, 2], [-1f, 2f])).Span.ToArray()
            .Should().Equal(-1, 2);

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
        act.Should().Throw<ShapeException>().WithMessage(
            "ActivationLayer \"activation\": Glu expects an even size on axis -1 of its input*");
    }

    [Fact]
    public void Constructor_Null_Throws()
    {
        Action act = () => _ = new ActivationLayer(null!);
        act.Should().Throw<ArgumentNullException>().WithParameterName("Activation");
    }

    [Fact]
    public void Name_Default_IsKerass() => new ActivationLayer(Activation.Relu).Name.Should().Be("activation");

    [Fact]
    public void InferOutputShape_BatchAxis_Throws()
    {
        Activation[] activations =
        [
            new LogSoftmax { Axis = 0 },
            new Sparsemax { Axis = 0 },
            new Glu { Axis = 0 },
            new SoftmaxActivation { Axes = [1, 0] },
        ];
        foreach (Activation activation in activations)
        {
            Action act = () => new ActivationLayer(activation).InferOutputShape([4, 2]);
            act.Should().Throw<ShapeException>().WithMessage(
                $"ActivationLayer \"activation\" expects {activation.Name} along other axes than 0, the batch*")
                .Which.LayerName.Should().Be("activation");
        }
    }

    [Fact]
    public void InferOutputShape_OneAxis_IsTheBatch()
    {
        Action act = () => new ActivationLayer(Activation.Softmax).Apply(new Tensor([3]));
        act.Should().Throw<ShapeException>().WithMessage("*, where it runs along axis 0.*");
    }
}
