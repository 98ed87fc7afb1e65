using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>How an output element begins and ends: the bias it starts from, and what is applied to the sum.</summary>
/// <param name="bias">One value for each column; empty to start from zero.</param>
/// <param name="activation">Applied to the finished sum.</param>
internal readonly ref struct Epilogue(ReadOnlySpan<float> bias, FusedActivation activation = FusedActivation.None)
{
    public ReadOnlySpan<float> Bias { get; } = bias;

    public FusedActivation Activation { get; } = activation;

    // Not Max: a sum that is NaN must come out as NaN.
    public Vector256<float> Apply(Vector256<float> sum) =>
        Activation == FusedActivation.Relu
            ? Vector256.ConditionalSelect(Vector256.LessThan(sum, Vector256<float>.Zero), Vector256<float>.Zero, sum)
            : sum;
}
