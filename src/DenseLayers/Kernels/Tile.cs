namespace DenseLayers.Kernels;

/// <summary>
/// A tile of a product, the part a micro-kernel computes at once: some rows by some panels of columns. Each element is
/// the chain of fused multiply-adds <c>start + Σ a(row, step) · b(step, column)</c>, in the order of the steps.
/// </summary>
/// <remarks>Strides count elements. Whoever fills it in has checked that all it points to exists.</remarks>
internal ref struct Tile
{
    /// <summary>Steps of the summed axis.</summary>
    public int Depth;

    /// <summary>The left operand: at each step the rows lie side by side.</summary>
    public ref readonly float A;

    /// <summary>From one step of the left operand to the next.</summary>
    public nint AStep;

    /// <summary>
    /// The right operand's first panel: at each step its <see cref="Panels.Width"/> columns lie side by side.
    /// </summary>
    public ref readonly float B;

    /// <summary>From one step of a panel to the next.</summary>
    public nint BStep;

    /// <summary>From one panel to the next.</summary>
    public nint BPanel;

    /// <summary>
    /// What would be waited for later and is fetched meanwhile, in as many parts as the tile has panels: a share of the
    /// panels of later tiles, or rows. The parts are <see cref="BPanel"/> apart.
    /// </summary>
    public ref readonly float Ahead;

    /// <summary>
    /// Elements to fetch from each part in each step, at most <see cref="Panels.Width"/>; 0 for none.
    /// </summary>
    public int AheadStep;

    /// <summary>What the sums begin at: a row of the tile's columns.</summary>
    public ref readonly float Start;

    /// <summary>From one row of <see cref="Start"/> to the next; 0 if all rows begin alike.</summary>
    public nint StartRow;

    /// <summary>Where the sums go: a row of the tile's columns.</summary>
    public ref float C;

    /// <summary>From one row of <see cref="C"/> to the next.</summary>
    public nint CRow;

    /// <summary>A sum below it is replaced by it: 0 for relu, else negative infinity. NaN is kept.</summary>
    public float Floor;
}
