namespace DenseLayers.Tests.Layers.Constraints;

public class NonNegTests
{
    [Fact]
    public void Project_Negatives_BecomeZero()
    {
        float[] values = [1f, -2f, 0f, -0.5f, 3f];
        new NonNeg().Project(values, [5]);
        values.Should().Equal(1f, 0f, 0f, 0f, 3f);
    }

    [Fact]
    public void Project_NaN_IsKept()
    {
        float[] values = [float.NaN];
        new NonNeg().Project(values, [1]);
        values.Should().Equal(float.NaN);
    }
}
