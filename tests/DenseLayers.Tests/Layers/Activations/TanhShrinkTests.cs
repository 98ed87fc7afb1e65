namespace DenseLayers.Tests.Layers.Activations;

public sealed class TanhShrinkTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(-0.1)]
    [InlineData(0.3)]
    [InlineData(0.54)]
    [InlineData(-0.56)]
    [InlineData(0.8)]
    public void Apply_SmallInput_KeepsTheDifferenceFromTanh(double x)
    {
        double input = (float)x;
        double expected = input - Math.Tanh(input);

        float output = Activation.TanhShrink.Apply(Tensor.FromScalar((float)x))[[]];

        ((double)output).Should().BeApproximately(expected, 2e-6 * Math.Abs(expected));
    }
}
