namespace DenseLayers.Tests.Layers.Activations;

public sealed class GluTests
{
    [Fact]
    public void Apply_LastAxis_PassesTheFirstHalfThroughTheSecond()
    {
        Tensor output = Activation.Glu.Apply(new Tensor([2, 4], [1f, 2, 0, 100, 3, 4, -200, 0]));

        output.Span.ToArray().Should().Equal(0.5f, 2f, 0f, 2f);
    }

    [Fact]
    public void InferOutputShape_Axis_IsHalved()
    {
        new Glu().InferOutputShape([Shape.Unknown, 4, 6]).Should().Equal(Shape.Unknown, 4, 3);
        new Glu { Axis = 1 }.InferOutputShape([Shape.Unknown, 4, 6]).Should().Equal(Shape.Unknown, 2, 6);
    }

    [Fact]
    public void InferOutputShape_OddAxis_ThrowsNamingTheMend()
    {
        Action infer = () => Activation.Glu.InferOutputShape([Shape.Unknown, 5]);

        infer.Should().Throw<ShapeException>().WithMessage(
            "Glu expects an even size on axis -1 of its input, but got shape (None, 5) with 5. " +
            "It splits the axis into halves: make it 4 or 6.");
    }

    [Fact]
    public void InferOutputShape_UnknownAxis_ThrowsNamingTheMend()
    {
        Action infer = () => new Glu { Axis = 0 }.InferOutputShape([Shape.Unknown, 4]);

        infer.Should().Throw<ShapeException>().WithMessage(
            "Glu expects a known size on axis 0 of its input, but got shape (None, 4). " +
            "Choose an axis of known size, or give this one a size.");
    }
}
