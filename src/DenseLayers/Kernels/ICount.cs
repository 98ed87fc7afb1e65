namespace DenseLayers.Kernels;

/// <summary>A number as a type, so that code generic over it is compiled with the number as a constant.</summary>
internal interface ICount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
