namespace DenseLayers.Tests.Layers.Initializers;

public class OnesTests
{
    [Fact]
    public void Fill_OldValues_AreOverwritten()
    {
        float[] values = [float.NaN, 5f, -5f];
        new Ones().Fill(values, [3], new SeededRandom(1));
        values.Should().Equal(1f, 1f, 1f);
    }
}
