namespace DenseLayers.Tests.Layers.Constraints;

public class MinMaxNormTests
{
    [Fact]
    public void Options_Default_AreKeras()
    {
        MinMaxNorm constraint = new();
        constraint.MinValue.Should().Be(0f);
        constraint.MaxValue.Should().Be(1f);
        constraint.Rate.Should().Be(1f);
        constraint.Axes.Should().Equal(0);
    }

    [Theory]
    [InlineData(10f, 4f)]
    [InlineData(1f, 2f)]
    [InlineData(3f, 3f)]
    public void Project_Norm_IsBroughtBetweenTheBounds(float norm, float expected)
    {
        float[] values = [norm];
        new MinMaxNorm { MinValue = 2f, MaxValue = 4f }.Project(values, [1]);
        values[0].Should().BeApproximately(expected, 1e-6f);
    }

    [Fact]
    public void Rate_PartOfTheWay_GoesThatFar()
    {
        float[] values = [10f];
        new MinMaxNorm { MaxValue = 4f, Rate = 0.25f }.Project(values, [1]);
        values[0].Should().BeApproximately(8.5f, 1e-6f);
    }

    [Fact]
    public void Project_MinAboveMax_ThrowsBeforeAnythingChanges()
    {
        float[] values = [10f];
        Action act = () => new MinMaxNorm { MinValue = 3f, MaxValue = 2f }.Project(values, [1]);
        act.Should().Throw<InvalidOperationException>()
            .WithMessage("MinMaxNorm expects a MinValue of at most MaxValue, but got 3 and 2. Set both.");
        values.Should().Equal(10f);
    }

    [Fact]
    public void MinValue_Negative_Throws()
    {
        Action act = () => _ = new MinMaxNorm { MinValue = -1f };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("MinValue expects a finite number of 0 or more, but got -1*");
    }

    [Fact]
    public void MaxValue_NaN_Throws()
    {
        Action act = () => _ = new MinMaxNorm { MaxValue = float.NaN };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("MaxValue expects a finite number of 0 or more, but got NaN*");
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Rate_OutOfRange_Throws(float rate)
    {
        Action act = () => _ = new MinMaxNorm { Rate = rate };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Rate expects a number from 0 to 1, but got*");
    }

    [Fact]
    public void CheckShape_MinValueAboveMaxValue_IsRefusedWhenTheLayerIsBuilt()
    {
        Dense layer = new(2) { KernelConstraint = new MinMaxNorm { MinValue = 2 } };
        layer.Invoking(one => one.Build([1, 3])).Should().Throw<InvalidOperationException>()
            .WithMessage("MinMaxNorm expects a MinValue of at most MaxValue, but got 2 and 1. Set both.");
    }
}
