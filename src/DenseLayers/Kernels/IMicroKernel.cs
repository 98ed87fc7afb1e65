namespace DenseLayers.Kernels;

/// <summary>
/// The innermost loop of a product for one vector width. It holds a whole <see cref="Tile"/> in registers.
/// </summary>
/// <remarks>
/// All of them give the same bits; <see cref="MacroKernel{TKernel}"/> is the loops around any of them.
/// </remarks>
internal interface IMicroKernel
{
    /// <summary>Whether this processor does in one instruction what the kernel asks for.</summary>
    static abstract bool IsAccelerated { get; }

    /// <summary>The most rows of a tile, an even number.</summary>
    static abstract int MaxRows { get; }

    /// <summary>The most panels of a tile, 1 or 2.</summary>
    static abstract int MaxPanels { get; }

    /// <summary>
    /// The most steps of the summed axis that run at once. Between them sums are stored and loaded, which costs more
    /// than panels that spill out of the first-level cache, until panels and packed rows together crowd the second.
    /// </summary>
    static abstract int MaxDepth { get; }

    /// <summary>Computes a tile.</summary>
    /// <typeparam name="TRows">Rows of the tile, from 1 to <see cref="MaxRows"/>.</typeparam>
    /// <typeparam name="TPanels">Panels of the tile, from 1 to <see cref="MaxPanels"/>.</typeparam>
    static abstract void Multiply<TRows, TPanels>(in Tile tile)
        where TRows : struct, ICount
        where TPanels : struct, ICount;
}
