using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class ValidationDataTests
{
    [Fact]
    public void Constructor_OnePair_HoldsIt()
    {
        Tensor x = new([1]), y = new([1]);
        ValidationData data = new(x, y);
        data.X.Should().ContainSingle().Which.Should().BeSameAs(x);
        data.Y.Should().ContainSingle().Which.Should().BeSameAs(y);
    }

    [Fact]
    public void Constructor_NullLists_Throws()
    {
        Action x = () => _ = new ValidationData((IReadOnlyList<Tensor>)null!, []);
        Action y = () => _ = new ValidationData([], (IReadOnlyList<Tensor>)null!);
        x.Should().Throw<ArgumentNullException>().WithParameterName("x");
        y.Should().Throw<ArgumentNullException>().WithParameterName("y");
    }

    [Fact]
    public void Constructor_SampleWeights_HoldsThem()
    {
        Tensor x = new([1]), weights = new([1]);
        new ValidationData(x, x).SampleWeights.Should().BeEmpty();
        new ValidationData(x, x, weights).SampleWeights.Should().ContainSingle().Which.Should().BeSameAs(weights);
        new ValidationData([x], [x], null, weights).SampleWeights.Should().Equal(null, weights);
    }

    [Fact]
    public void Constructor_Batches_HoldsThemAlone()
    {
        Batch[] batches = [];
        ValidationData data = new(batches);
        data.Batches.Should().BeSameAs(batches);
        data.X.Should().BeEmpty();
        data.Y.Should().BeEmpty();
        new ValidationData([], []).Batches.Should().BeNull();
    }
}
