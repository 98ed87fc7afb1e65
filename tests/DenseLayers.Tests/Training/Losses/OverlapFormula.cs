namespace DenseLayers.Tests.Training.Losses;

/// <summary>Overlaps of a 2 × 2 batch with weights 1 and 3, in double.</summary>
internal static class OverlapFormula
{
    /// <summary>The mean of the weighted losses.</summary>
    /// <param name="axes">The axes summed over: all, the samples or the values.</param>
    /// <param name="t">The targets.</param>
    /// <param name="p">The predictions.</param>
    /// <param name="loss">The loss from Σ target · prediction, Σ target and Σ prediction.</param>
    public static double Mean(int[]? axes, double[] t, double[] p, Func<double, double, double, double> loss)
    {
        double Of(params int[] places) => loss(
            places.Sum(i => t[i] * p[i]), places.Sum(i => t[i]), places.Sum(i => p[i]));
        return axes switch
        {
            null => Of(0, 1, 2, 3) * (1 + 3) / 2,
            [1] => (Of(0, 1) + (3 * Of(2, 3))) / 2,
            _ => (Of(0, 2) + (3 * Of(1, 3))) / 2,
        };
    }
}
