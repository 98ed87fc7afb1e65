using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary>A formula of which neither side can be taken for the other: 3 t - p², and its derivative plus t.</summary>
internal readonly struct PairProduct : IPairFormula
{
    public T Value<T>(T target, T prediction)
        where T : struct, IFloats<T> =>
        (3f * target) - (prediction * prediction);

    public T Slope<T>(T target, T prediction)
        where T : struct, IFloats<T> =>
        target - (2f * prediction);
}
