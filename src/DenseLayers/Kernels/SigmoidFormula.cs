using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>1 / (1 + e^-x); the gradient reads the output.</summary>
internal readonly struct SigmoidFormula : IFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x)
        where T : struct, IFloats<T> =>
        VectorMath.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Backward<T>(T at, T gradient)
        where T : struct, IFloats<T> =>
        gradient * at * (1f - at);
}
