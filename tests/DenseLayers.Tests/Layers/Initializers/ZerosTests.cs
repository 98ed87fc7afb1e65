namespace DenseLayers.Tests.Layers.Initializers;

public class ZerosTests
{
    [Fact]
    public void Fill_OldValues_AreOverwritten()
    {
        float[] values = [float.NaN, 5f, -5f];
        new Zeros().Fill(values, [3], new SeededRandom(1));
        values.Should().Equal(0f, 0f, 0f);
    }
}
