using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary>A function of <see cref="VectorMath"/> as a formula.</summary>
internal readonly struct VectorFunction(string name) : IFormula
{
    public T Forward<T>(T x)
        where T : struct, IFloats<T> =>
        name switch
        {
            nameof(VectorMath.Exp) => VectorMath.Exp(x),
            nameof(VectorMath.ExpMinus1) => VectorMath.ExpMinus1(x),
            nameof(VectorMath.Log) => VectorMath.Log(x),
            nameof(VectorMath.Log1Plus) => VectorMath.Log1Plus(x),
            nameof(VectorMath.Sigmoid) => VectorMath.Sigmoid(x),
            nameof(VectorMath.Softplus) => VectorMath.Softplus(x),
            nameof(VectorMath.Tanh) => VectorMath.Tanh(x),
            _ => throw new NotSupportedException(name),
        };

    public T Backward<T>(T at, T gradient)
        where T : struct, IFloats<T> =>
        throw new NotSupportedException(name);
}
