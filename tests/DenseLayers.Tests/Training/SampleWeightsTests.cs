using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class SampleWeightsTests
{
    [Theory]
    [InlineData(new[] { 2 })]
    [InlineData(new[] { 2, 1 })]
    [InlineData(new[] { 2, 3 })]
    [InlineData(new[] { 2, 3, 1 })]
    public void Check_OneForEachSampleOrRow_IsAccepted(int[] weights)
    {
        Action check = () => SampleWeights.Check("Loss", Shape.Create(weights), [2, 3]);
        check.Should().NotThrow();
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 3 })]
    [InlineData(new[] { 1, 3 })]
    [InlineData(new[] { 2, 2 })]
    [InlineData(new[] { 2, 3, 4 })]
    public void Check_AnotherShape_IsRefused(int[] weights)
    {
        Action check = () => SampleWeights.Check("Loss", Shape.Create(weights), [2, 3]);
        check.Should().Throw<ShapeException>();
    }

    [Fact]
    public void Check_AnotherShape_NamesWhatFits()
    {
        Action check = () => SampleWeights.Check("Loss", [4], [5, 3]);
        check.Should().Throw<ShapeException>().WithMessage(
            "Loss expects one sample weight for each sample, shape (5,), or one sample weight for each row, shape " +
            "(5, 3), but got shape (4,). Give weights of one of these shapes, or none.");
    }

    [Fact]
    public void Check_None_IsAccepted()
    {
        Action check = () => SampleWeights.Check("Loss", null, [5, 3]);
        check.Should().NotThrow();
    }

    [Fact]
    public void Check_UnknownBatch_IsAccepted()
    {
        Action check = () => SampleWeights.Check("Loss", [7], [Shape.Unknown, 3]);
        check.Should().NotThrow();
    }

    [Theory]
    [InlineData(new float[0], new[] { 1f, 1f, 1f, 1f })]
    [InlineData(new[] { 2f, 5f }, new[] { 2f, 2f, 5f, 5f })]
    [InlineData(new[] { 2f, 5f, 7f, 0f }, new[] { 2f, 5f, 7f, 0f })]
    public void Spread_Weights_GivesEachRowItsOwn(float[] weights, float[] expected)
    {
        float[] rows = [float.NaN, float.NaN, float.NaN, float.NaN];
        SampleWeights.Spread(weights, rows);
        rows.Should().Equal(expected);
    }
}
