namespace DenseLayers.Tests.Tensors;

public class ShapeExceptionTests
{
    [Fact]
    public void Properties_LayerRefuses_HoldTheFactsOfTheMessage()
    {
        Dense layer = new(4) { Name = "logits" };
        layer.Build([Shape.Unknown, 64]);
        Action act = () => layer.InferOutputShape([2, 3, 48]);
        ShapeException exception = act.Should().Throw<ShapeException>().Which;
        exception.LayerName.Should().Be("logits");
        exception.Expected.Should().Equal(2, 3, 64);
        exception.Actual.Should().Equal(2, 3, 48);
    }

    [Fact]
    public void Properties_NotGiven_AreNull()
    {
        ShapeException exception = new("text");
        exception.Message.Should().Be("text");
        exception.LayerName.Should().BeNull();
        exception.Expected.Should().BeNull();
        exception.Actual.Should().BeNull();
        exception.Should().BeAssignableTo<ArgumentException>();
    }
}
