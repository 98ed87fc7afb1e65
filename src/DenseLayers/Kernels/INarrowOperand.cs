namespace DenseLayers.Kernels;

/// <summary>
/// The left operand of a <see cref="NarrowKernel{TKernel}"/>, which asks for a block of it at a time.
/// </summary>
internal interface INarrowOperand
{
    /// <summary>Lays out some steps of some rows, in panels in which the rows lie side by side.</summary>
    /// <param name="product">The product.</param>
    /// <param name="row">The first row.</param>
    /// <param name="rows">Number of rows, at most as many as the kernel computes at once.</param>
    /// <param name="step">
    /// The first step of the summed axis, a multiple of <see cref="Panels.Width"/>. 0 comes first.
    /// </param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="packed">Where they go.</param>
    void Pack(in Product product, int row, int rows, int step, int steps, scoped Span<float> packed);
}
