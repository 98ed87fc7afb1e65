namespace DenseLayers.Tests.Layers;

public class InputLayerTests
{
    [Fact]
    public void Shape_Default_HasAnUnknownBatch()
    {
        new InputLayer([32, 3]).Shape.Should().Equal(Shape.Unknown, 32, 3);
        new InputLayer([32, 3]).BatchSize.Should().BeNull();
    }

    [Fact]
    public void BatchSize_Given_IsInTheShape()
    {
        InputLayer layer = new([3]) { BatchSize = 8 };
        layer.Shape.Should().Equal(8, 3);
        layer.BatchSize.Should().Be(8);
    }

    [Fact]
    public void BatchSize_Negative_Throws()
    {
        Action act = () => _ = new InputLayer([3]) { BatchSize = -8 };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "BatchSize expects a finite number of 0 or more, but got -8.*");
    }

    [Fact]
    public void InferOutputShape_OtherBatchThanGiven_IsTaken() =>
        new InputLayer([3]) { BatchSize = 8 }.InferOutputShape([5, 3]).Should().Equal(5, 3);

    [Fact]
    public void InferOutputShape_OtherShape_Throws()
    {
        Action act = () => new InputLayer([32, 3]) { Name = "image" }.InferOutputShape([5, 32, 4]);
        act.Should().Throw<ShapeException>().WithMessage(
            "InputLayer \"image\" expects input of shape (None, 32, 3), but got shape (5, 32, 4). " +
            "Reshape the data, or give the model another input shape.");
    }

    [Fact]
    public void Apply_Tensor_ChangesNothing() =>
        new InputLayer([2]).Apply(new Tensor([1, 2], [1f, 2f])).Span.ToArray().Should().Equal(1, 2);

    [Fact]
    public void ParameterCount_Built_IsZero()
    {
        InputLayer layer = new([2]);
        layer.Build([Shape.Unknown, 2]);
        layer.ParameterCount.Should().Be(0);
    }

    [Fact]
    public void Constructor_Null_Throws()
    {
        Action act = () => _ = new InputLayer(null!);
        act.Should().Throw<ArgumentNullException>().WithParameterName("shape");
    }
}
