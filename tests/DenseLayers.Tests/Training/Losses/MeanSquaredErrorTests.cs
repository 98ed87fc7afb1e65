using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class MeanSquaredErrorTests
{
    private static readonly Tensor _targets = new([2, 2], [1, 2, 3, 4]);
    private static readonly Tensor _predictions = new([2, 2], [2, 2, 3, 2]);

    [Fact]
    public void Name_Any_IsThatOfKeras() => new MeanSquaredError().Name.Should().Be("mean_squared_error");

    [Fact]
    public void ComputeEach_Rank2_IsTheMeanOverTheLastAxis() =>
        new MeanSquaredError().ComputeEach(_targets, _predictions).Span.ToArray().Should().Equal(0.5f, 2);

    [Fact]
    public void Compute_Rank2_IsTheMean() => new MeanSquaredError().Compute(_targets, _predictions).Should().Be(1.25f);

    [Fact]
    public void ComputeGradient_Rank2_IsTwiceTheDifferenceOverTheCount() =>
        new MeanSquaredError().ComputeGradient(_targets, _predictions).Span.ToArray().Should().Equal(0.5f, 0, 0, -1);

    [Fact]
    public void InferLossShape_Rank4_DropsTheLastAxis() =>
        new MeanSquaredError().InferLossShape([7, 2, 3, 4], [Shape.Unknown, 2, 3, 4])
            .Should().Equal(Shape.Unknown, 2, 3);
}
