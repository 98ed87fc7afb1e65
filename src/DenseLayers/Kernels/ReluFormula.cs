using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>max(x, 0), letting NaN through; the gradient, 0 at 0, reads the input or the output.</summary>
internal readonly struct ReluFormula : IFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x)
        where T : struct, IFloats<T> =>
        T.Select(x < 0f, 0f, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Backward<T>(T at, T gradient)
        where T : struct, IFloats<T> =>
        T.Select(at <= 0f, 0f, gradient);
}
