using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class MeanAbsoluteErrorTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new MeanAbsoluteError().Name.Should().Be("mean_absolute_error");

    [Fact]
    public void ComputeEach_Rank2_IsTheMeanOverTheLastAxis() => new MeanAbsoluteError()
        .ComputeEach(new Tensor([2, 2], [1, 2, 3, 4]), new Tensor([2, 2], [2, 2, 3, 1])).Span.ToArray()
        .Should().Equal(0.5f, 1.5f);

    [Fact]
    public void ComputeGradient_BelowAtAndAbove_IsTheSign() => new MeanAbsoluteError { Reduction = Reduction.Sum }
        .ComputeGradient(new Tensor([3, 1], [1, 1, 1]), new Tensor([3, 1], [0, 1, 2])).Span.ToArray()
        .Should().Equal(-1, 0, 1);
}
