namespace DenseLayers.Kernels;

/// <summary>A function of one number and its gradient, written for a vector of them.</summary>
/// <typeparam name="TVector">Of <see cref="float"/>, or of <see cref="double"/> to round just once.</typeparam>
internal interface IFormula<TVector>
{
    /// <summary>The function of each element.</summary>
    TVector Forward(TVector x);

    /// <summary>The gradient with respect to the input of each element.</summary>
    /// <param name="at">The input or the output, whichever the formula reads.</param>
    /// <param name="gradient">The gradient with respect to the output.</param>
    TVector Backward(TVector at, TVector gradient);
}
