namespace DenseLayers.Tests.Layers;

public class FlattenTests
{
    [Fact]
    public void ChannelsFirst_Default_IsFalse() => new Flatten().ChannelsFirst.Should().BeFalse();

    [Theory]
    [InlineData(new[] { -1, 32, 32, 3 }, new[] { -1, 3072 })]
    [InlineData(new[] { 4, 5 }, new[] { 4, 5 })]
    [InlineData(new[] { 4 }, new[] { 4, 1 })]
    [InlineData(new[] { 4, -1, 3 }, new[] { 4, -1 })]
    [InlineData(new[] { 4, 0, 3 }, new[] { 4, 0 })]
    public void InferOutputShape_AnyRank_JoinsTheAxesAfterTheBatch(int[] input, int[] expected) =>
        new Flatten().InferOutputShape(Shape.Create(input)).Should().Equal(expected);

    [Fact]
    public void InferOutputShape_Scalar_Throws()
    {
        Action act = () => new Flatten().InferOutputShape(Shape.Scalar);
        act.Should().Throw<ShapeException>().WithMessage(
            "Flatten \"flatten\" expects input of rank 1 or more, with a batch axis, but got a scalar. " +
            "Reshape it to (1, 1).");
    }

    [Fact]
    public void Apply_Values_KeepTheirOrder()
    {
        Tensor y = new Flatten().Apply(new Tensor([2, 1, 2], [1f, 2f, 3f, 4f]));
        y.Shape.Should().Equal(2, 2);
        y.Span.ToArray().Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void Apply_ChannelsFirst_MovesTheChannelsBehind()
    {
        Tensor x = new([2, 2, 1, 3], [1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f]);
        Tensor y = new Flatten { ChannelsFirst = true }.Apply(x);
        y.Shape.Should().Equal(2, 6);
        y.Span.ToArray().Should().Equal(1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12);
    }

    [Fact]
    public void Apply_ChannelsFirstRank2_ChangesNothing() =>
        new Flatten { ChannelsFirst = true }.Apply(new Tensor([1, 3], [1f, 2f, 3f])).Span.ToArray()
            .Should().Equal(1, 2, 3);

    [Fact]
    public void Apply_ChannelsFirstNoSamples_IsEmpty() =>
        new Flatten { ChannelsFirst = true }.Apply(new Tensor([0, 2, 3])).Shape.Should().Equal(0, 6);

    [Fact]
    public void Apply_ChannelsFirstNoChannels_IsEmpty() =>
        new Flatten { ChannelsFirst = true }.Apply(new Tensor([2, 0, 3])).Shape.Should().Equal(2, 0);
}
