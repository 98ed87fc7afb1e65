namespace DenseLayers.Tests.Layers.Activations;

public sealed class SparsemaxTests
{
    [Fact]
    public void Apply_OneElementFarAbove_TakesAll() =>
        Apply(3f, 1f, -1f).Should().Equal(1f, 0f, 0f);

    [Fact]
    public void Apply_TwoInTheSupport_SubtractsKerasThreshold() =>
        // Sums 1 and 1.75; threshold (1 + 1.75 - 1) / 2, where the paper has (1.75 - 1) / 2.
        Apply(0.75f, 1f, -5f).Should().Equal(0f, 0.125f, 0f);

    [Fact]
    public void Apply_NaN_GivesWhatKerasGives() =>
        Apply(0f, float.NaN, 1f).Should().Equal(float.PositiveInfinity, float.NaN, float.PositiveInfinity);

    [Fact]
    public void Backward_NothingInTheSupport_PassesTheGradient()
    {
        // The threshold is minus infinity, which no input moves.
        float[] gradient = SliceFunction.Backward(new Sparsemax(), Tensor.FromArray([1e30f, 1e30f]), [2f, 3f]);

        gradient.Should().Equal(2f, 3f);
    }

    [Fact]
    public void Backward_EqualElements_CountInTheOrderTheyCameIn()
    {
        // Three in the support, all above the threshold: the first moves all three sums, the last only one.
        float[] gradient = SliceFunction.Backward(new Sparsemax(), Tensor.FromArray([0f, 0f, 0f]), [3f, 0f, 0f]);

        gradient.Should().Equal(0f, -2f, -1f);
    }

    private static float[] Apply(params float[] values) =>
        Activation.Sparsemax.Apply(Tensor.FromArray(values)).Span.ToArray();
}
