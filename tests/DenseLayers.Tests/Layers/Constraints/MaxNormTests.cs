namespace DenseLayers.Tests.Layers.Constraints;

public class MaxNormTests
{
    [Fact]
    public void Options_Default_AreKeras()
    {
        new MaxNorm().MaxValue.Should().Be(2f);
        new MaxNorm().Axes.Should().Equal(0);
    }

    [Fact]
    public void Project_LongVector_IsShortened()
    {
        float[] values = [3f, 4f];
        new MaxNorm { MaxValue = 1f }.Project(values, [2]);
        values.Should().Equal([0.6f, 0.8f], (found, expected) => MathF.Abs(found - expected) < 1e-6f);
    }

    [Fact]
    public void Project_ShortVector_IsKept()
    {
        float[] values = [0.3f, 0.4f];
        new MaxNorm { MaxValue = 1f }.Project(values, [2]);
        values.Should().Equal([0.3f, 0.4f], (found, expected) => MathF.Abs(found - expected) < 1e-6f);
    }

    [Fact]
    public void MaxValue_Negative_Throws()
    {
        Action act = () => _ = new MaxNorm { MaxValue = -1f };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("MaxValue expects a finite number of 0 or more, but got -1*");
    }
}
