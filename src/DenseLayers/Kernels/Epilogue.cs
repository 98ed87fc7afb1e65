namespace DenseLayers.Kernels;

/// <summary>How an output element begins and ends: the bias it starts from, and what is applied to the sum.</summary>
/// <param name="bias">One value for each column; empty to start from zero.</param>
/// <param name="activation">Applied to the finished sum.</param>
internal readonly ref struct Epilogue(ReadOnlySpan<float> bias, FusedActivation activation = FusedActivation.None)
{
    public ReadOnlySpan<float> Bias { get; } = bias;

    public FusedActivation Activation { get; } = activation;

    /// <summary>What replaces a sum below it.</summary>
    public float Floor => Activation == FusedActivation.Relu ? 0 : float.NegativeInfinity;
}
