using System.Runtime.Intrinsics;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class EpilogueTests
{
    private static readonly Vector256<float> _sums =
        Vector256.Create(-1f, 0f, 2f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -float.Epsilon, float.MaxValue);

    [Fact]
    public void Apply_None_LeavesTheSums() => Bits(new Epilogue([1f]).Apply(_sums)).Should().Equal(Bits(_sums));

    [Fact]
    public void Apply_Relu_CutsBelow0AndLetsNaNThrough() =>
        Bits(new Epilogue([], FusedActivation.Relu).Apply(_sums)).Should().Equal(
            Bits(Vector256.Create(0f, 0f, 2f, float.NaN, float.PositiveInfinity, 0f, 0f, float.MaxValue)));

    [Fact]
    public void Bias_Given_IsKept() => new Epilogue([1f, 2f]).Bias.ToArray().Should().Equal(1f, 2f);

    private static int[] Bits(Vector256<float> vector)
    {
        float[] values = new float[Vector256<float>.Count];
        vector.CopyTo(values);
        return Numbers.Bits(values);
    }
}
