namespace DenseLayers.Kernels;

/// <summary>What a product applies to its output while that is still in registers.</summary>
internal enum FusedActivation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>max(0, x)</c>, letting NaN through.</summary>
    Relu,
}
