using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class EpilogueTests
{
    [Fact]
    public void Floor_None_IsBelowEverySum() => new Epilogue([1f]).Floor.Should().Be(float.NegativeInfinity);

    [Fact]
    public void Floor_Relu_Is0() => new Epilogue([], FusedActivation.Relu).Floor.Should().Be(0);

    [Fact]
    public void Bias_Given_IsKept() => new Epilogue([1f, 2f]).Bias.ToArray().Should().Equal(1f, 2f);
}
