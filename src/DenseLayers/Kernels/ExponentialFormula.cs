using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>e to the power x; the gradient reads the output.</summary>
internal readonly struct ExponentialFormula : IFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x)
        where T : struct, IFloats<T> =>
        VectorMath.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Backward<T>(T at, T gradient)
        where T : struct, IFloats<T> =>
        gradient * at;
}
