namespace DenseLayers.Kernels;

/// <summary>
/// The operands of a matrix product (m × k) · (k × n), m, n and k being BLAS's letters, with sizes and layout.
/// </summary>
/// <remarks>Strides count elements. Whoever fills it in has checked that all it points to exists.</remarks>
internal ref struct Product
{
    /// <summary>Rows of the left operand and of the result.</summary>
    public int M;

    /// <summary>Columns of the right operand and of the result.</summary>
    public int N;

    /// <summary>Length of the summed axis.</summary>
    public int K;

    /// <summary>The first column to compute, a multiple of <see cref="Panels.Width"/>.</summary>
    public int FirstColumn;

    /// <summary>The column to stop before.</summary>
    public int EndColumn;

    /// <summary>The left operand.</summary>
    public ref readonly float A;

    /// <summary>From one row of the left operand to the next; 1 if it is stored transposed.</summary>
    public nint ARow;

    /// <summary>From one step of the summed axis to the next; 1 unless the left operand is stored transposed.</summary>
    public nint AStep;

    /// <summary>The right operand, in <see cref="Panels"/>.</summary>
    public ref readonly float B;

    /// <summary>The result, row-major.</summary>
    public ref float C;

    /// <summary>One value for each column, which the sums begin at; empty to begin at zero.</summary>
    public ReadOnlySpan<float> Bias;

    /// <summary>Whether the sums begin at what the result holds, and not at the bias.</summary>
    public bool Continues;

    /// <summary>A finished sum below it is replaced by it: 0 for relu, else negative infinity. NaN is kept.</summary>
    public float Floor;

    /// <summary>Whether the result is so large that it is best written past the caches.</summary>
    public bool Streams;
}
