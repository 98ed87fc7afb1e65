namespace DenseLayers.Kernels;

/// <summary>A function of one number and its gradient, written for several numbers side by side.</summary>
/// <remarks>
/// Its methods are part of the loops of <see cref="Elementwise"/>, which are compiled once and for all: mark them for
/// inlining.
/// </remarks>
internal interface IFormula
{
    /// <summary>The function of each number.</summary>
    T Forward<T>(T x)
        where T : struct, IFloats<T>;

    /// <summary>The gradient with respect to the input of each number.</summary>
    /// <param name="at">The input or the output, whichever the formula reads.</param>
    /// <param name="gradient">The gradient with respect to the output.</param>
    T Backward<T>(T at, T gradient)
        where T : struct, IFloats<T>;
}
