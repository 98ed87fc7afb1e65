using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>
/// Tiles of up to 4 rows and one panel, one element after the other, for processors without fused vector math.
/// </summary>
internal readonly struct ScalarMicroKernel : IMicroKernel
{
    public static bool IsAccelerated => true;

    public static int MaxRows => 4;

    public static int MaxPanels => 1;

    public static int MaxDepth => 1024;

    public static void Multiply<TRows, TPanels>(in Tile tile)
        where TRows : struct, ICount
        where TPanels : struct, ICount
    {
        for (int row = 0; row < TRows.Value; row++)
        {
            MultiplyRow(in tile, row);
        }
    }

    private static void MultiplyRow(in Tile tile, int row)
    {
        ref float start = ref Unsafe.Add(ref Unsafe.AsRef(in tile.Start), row * tile.StartRow);
        ref float c = ref Unsafe.Add(ref tile.C, row * tile.CRow);
        for (int column = 0; column < Panels.Width; column++)
        {
            float sum = Unsafe.Add(ref start, column);
            ref float a = ref Unsafe.Add(ref Unsafe.AsRef(in tile.A), row);
            ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in tile.B), column);
            for (int steps = tile.Depth; steps > 0; steps--)
            {
                sum = MathF.FusedMultiplyAdd(a, b, sum);
                a = ref Unsafe.Add(ref a, tile.AStep);
                b = ref Unsafe.Add(ref b, tile.BStep);
            }

            Unsafe.Add(ref c, column) = sum < tile.Floor ? tile.Floor : sum;
        }
    }
}
