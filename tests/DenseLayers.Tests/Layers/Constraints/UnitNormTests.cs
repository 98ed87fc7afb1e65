namespace DenseLayers.Tests.Layers.Constraints;

public class UnitNormTests
{
    [Fact]
    public void Axes_Default_IsTheFirst() => new UnitNorm().Axes.Should().Equal(0);

    [Fact]
    public void Project_Column_GetsNormOne()
    {
        float[] values = [3f, 0.3f, 4f, 0.4f];
        new UnitNorm().Project(values, [2, 2]);
        values.Should().Equal([0.6f, 0.6f, 0.8f, 0.8f], (found, expected) => MathF.Abs(found - expected) < 1e-6f);
    }
}
