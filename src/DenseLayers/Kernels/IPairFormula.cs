namespace DenseLayers.Kernels;

/// <summary>How far predictions are from targets, number by number, written for several pairs side by side.</summary>
/// <remarks>
/// Its methods are part of the loops of <see cref="Pairwise"/>, which are compiled once and for all: mark them for
/// inlining.
/// </remarks>
internal interface IPairFormula
{
    /// <summary>The distance of each pair.</summary>
    T Value<T>(T target, T prediction)
        where T : struct, IFloats<T>;

    /// <summary>The derivative of the distance by the prediction.</summary>
    T Slope<T>(T target, T prediction)
        where T : struct, IFloats<T>;
}
