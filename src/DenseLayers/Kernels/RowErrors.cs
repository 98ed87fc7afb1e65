using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>What a formula says of the pairs of each row, added up, and its gradient.</summary>
/// <remarks>A row's bits do not depend on the other rows, nor on the vectors of the machine.</remarks>
internal static class RowErrors
{
    private const int Piece = 256;

    /// <summary>The mean of each row, or the sum.</summary>
    /// <param name="formula">What to add up.</param>
    /// <param name="rows">Where the rows lie; they have a pair or more.</param>
    /// <param name="divisor">What a sum is divided by: the size of a row for its mean.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="results">One for each row.</param>
    public static void Forward<TFormula>(
        TFormula formula,
        AxisRows rows,
        int divisor,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        Span<float> results)
        where TFormula : struct, IPairFormula
    {
        if (rows.Size == 1)
        {
            Pairwise.Values(formula, targets, predictions, results);
            return;
        }

        Span<float> values = stackalloc float[Piece];
        for (int row = 0; row < results.Length; row++)
        {
            double sum = 0;
            if (rows.Stride == 1)
            {
                // Pieces start where the row does, so that they add up in the same order wherever it is.
                for (int done = 0; done < rows.Size; done += Piece)
                {
                    int start = (row * rows.Size) + done, count = Math.Min(Piece, rows.Size - done);
                    Span<float> piece = values[..count];
                    Pairwise.Values(formula, targets.Slice(start, count), predictions.Slice(start, count), piece);
                    sum += Sums.Elements(piece);
                }
            }
            else
            {
                for (int i = 0; i < rows.Size; i++)
                {
                    int place = rows.Place(row, i);
                    Pairwise.Values<TFormula, Floats1>(
                        formula, targets.Slice(place, 1), predictions.Slice(place, 1), values[..1]);
                    sum += values[0];
                }
            }

            results[row] = (float)(sum / divisor);
        }
    }

    /// <summary>The gradient of the weighted sum of the results.</summary>
    public static void Backward<TFormula>(
        TFormula formula,
        AxisRows rows,
        int divisor,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient)
        where TFormula : struct, IPairFormula
    {
        Pairwise.Slopes(formula, targets, predictions, gradient);
        for (int row = 0; row < weights.Length; row++)
        {
            float weight = weights[row] / divisor;
            if (rows.Stride == 1)
            {
                Span<float> slopes = gradient.Slice(row * rows.Size, rows.Size);
                TensorPrimitives.Multiply(slopes, weight, slopes);
            }
            else
            {
                for (int i = 0; i < rows.Size; i++)
                {
                    gradient[rows.Place(row, i)] *= weight;
                }
            }
        }
    }
}
