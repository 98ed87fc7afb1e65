namespace DenseLayers.Kernels;

/// <summary>Turns vectors into orthonormal ones.</summary>
internal static class GramSchmidt
{
    /// <summary>
    /// Replaces the vectors a₀, a₁, … by q₀, q₁, …, the columns of Q in A = Q · R with a positive diagonal of R.
    /// </summary>
    /// <param name="vectors">The vectors one after the other; linearly independent.</param>
    /// <param name="length">Elements of a vector; no fewer than there are vectors.</param>
    /// <remarks>Modified Gram–Schmidt. Source: Golub and Van Loan, Matrix Computations, algorithm 5.2.6.</remarks>
    public static void Orthonormalize(Span<double> vectors, int length)
    {
        for (; !vectors.IsEmpty; vectors = vectors[length..])
        {
            Span<double> unit = vectors[..length];
            double norm = Math.Sqrt(Sums.Products(unit, unit));
            foreach (ref double value in unit)
            {
                value /= norm;
            }

            for (Span<double> rest = vectors[length..]; !rest.IsEmpty; rest = rest[length..])
            {
                Span<double> other = rest[..length];
                Sums.AddScaled(-Sums.Products(unit, other), unit, other);
            }
        }
    }
}
