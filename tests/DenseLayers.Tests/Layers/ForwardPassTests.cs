namespace DenseLayers.Tests.Layers;

public class ForwardPassTests
{
    [Fact]
    public void Random_Training_IsGiven() =>
        new ForwardPass { Training = true, Random = Random.Shared }.Random.Should().BeSameAs(Random.Shared);

    [Fact]
    public void Random_Predicting_Throws()
    {
        Action act = () => _ = new ForwardPass { Random = Random.Shared }.Random;
        act.Should().Throw<InvalidOperationException>().WithMessage("A forward pass has randomness in training only.*");
    }
}
