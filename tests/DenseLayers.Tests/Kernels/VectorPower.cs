using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary><see cref="VectorMath.Power"/> as a formula.</summary>
internal readonly struct VectorPower(float power) : IFormula
{
    public T Forward<T>(T x)
        where T : struct, IFloats<T> =>
        VectorMath.Power(x, power);

    public T Backward<T>(T at, T gradient)
        where T : struct, IFloats<T> =>
        throw new NotSupportedException();
}
