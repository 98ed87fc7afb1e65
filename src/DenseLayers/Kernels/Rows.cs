using System.Diagnostics;
using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>Sums over the rows of a row-major matrix.</summary>
internal static class Rows
{
    /// <summary>The sum of all rows, in order, one element for each column. Overwrites the result.</summary>
    /// <param name="matrix">m × n.</param>
    /// <param name="sum">n.</param>
    public static void Sum(ReadOnlySpan<float> matrix, Span<float> sum)
    {
        Debug.Assert(sum.IsEmpty || matrix.Length % sum.Length == 0);
        sum.Clear();
        for (; !matrix.IsEmpty; matrix = matrix[sum.Length..])
        {
            TensorPrimitives.Add(sum, matrix[..sum.Length], sum);
        }
    }
}
