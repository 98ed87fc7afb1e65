namespace DenseLayers.Kernels;

/// <summary>
/// A function of a whole slice, such as softmax, and its gradient; sums run in an order that only the length decides.
/// </summary>
internal interface ISliceFunction
{
    /// <summary>Computes the function; both spans may be the same memory.</summary>
    static abstract void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Computes the gradient with respect to the input.</summary>
    /// <param name="at">The input or the output, whichever the function reads.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">Where to write; may be the memory of <paramref name="outputGradient"/>.</param>
    static abstract void Backward(
        ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient);
}
