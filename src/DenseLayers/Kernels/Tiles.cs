using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>Picks the form of a micro-kernel that is compiled for the size of a tile.</summary>
internal static class Tiles<TKernel>
    where TKernel : struct, IMicroKernel
{
    /// <summary>Computes a tile.</summary>
    /// <param name="rows">Rows of the tile, from 1 to <see cref="IMicroKernel.MaxRows"/>.</param>
    /// <param name="panels">Panels of the tile, from 1 to <see cref="IMicroKernel.MaxPanels"/>.</param>
    /// <param name="tile">Its operands.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(int rows, int panels, in Tile tile)
    {
        if (panels > 1)
        {
            Multiply<Count.Two>(rows, in tile);
        }
        else
        {
            Multiply<Count.One>(rows, in tile);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<TPanels>(int rows, in Tile tile)
        where TPanels : struct, ICount
    {
        switch (rows)
        {
            case 1: TKernel.Multiply<Count.One, TPanels>(in tile); break;
            case 2: TKernel.Multiply<Count.Two, TPanels>(in tile); break;
            case 3: TKernel.Multiply<Count.Three, TPanels>(in tile); break;
            case 4: TKernel.Multiply<Count.Four, TPanels>(in tile); break;
            case 5: TKernel.Multiply<Count.Five, TPanels>(in tile); break;
            case 6: TKernel.Multiply<Count.Six, TPanels>(in tile); break;
            case 7: TKernel.Multiply<Count.Seven, TPanels>(in tile); break;
            case 8: TKernel.Multiply<Count.Eight, TPanels>(in tile); break;
            case 9: TKernel.Multiply<Count.Nine, TPanels>(in tile); break;
            case 10: TKernel.Multiply<Count.Ten, TPanels>(in tile); break;
            case 11: TKernel.Multiply<Count.Eleven, TPanels>(in tile); break;
            case 12: TKernel.Multiply<Count.Twelve, TPanels>(in tile); break;
            case 13: TKernel.Multiply<Count.Thirteen, TPanels>(in tile); break;
            default: TKernel.Multiply<Count.Fourteen, TPanels>(in tile); break;
        }
    }
}
