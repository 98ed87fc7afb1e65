using System.Buffers;
using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>Sparsemax of a slice as Keras computes it; the gradient reads the input.</summary>
internal readonly struct SparsemaxSlice : ISliceFunction
{
    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(input.Length);
        Span<float> descending = rented.AsSpan(0, input.Length);

        // Ascending order of the negatives is descending order, and begins with the NaNs, as Keras wants it.
        TensorPrimitives.Negate(input, descending);
        descending.Sort();
        TensorPrimitives.Negate(descending, descending);
        (float threshold, _) = MarkSupport(descending);
        TensorPrimitives.Subtract(input, threshold, output);
        TensorPrimitives.Max(output, 0f, output);
        ArrayPool<float>.Shared.Return(rented);
    }

    public static void Backward(ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        float[] rentedValues = ArrayPool<float>.Shared.Rent(at.Length);
        int[] rentedPlaces = ArrayPool<int>.Shared.Rent(at.Length);
        Span<float> descending = rentedValues.AsSpan(0, at.Length);
        Span<int> places = rentedPlaces.AsSpan(0, at.Length);
        SortDescending(at, descending, places);
        (float threshold, int support) = MarkSupport(descending);
        double sum = 0;
        for (int i = 0; i < at.Length; i++)
        {
            sum += at[i] - threshold >= 0 ? outputGradient[i] : 0;
        }

        // The value of rank p is part of each cumulative sum from p on, and so of the threshold as often.
        int sums = 0;
        for (int rank = at.Length - 1; rank >= 0; rank--)
        {
            int place = places[rank];
            sums += (int)descending[rank];
            float direct = at[place] - threshold >= 0 ? outputGradient[place] : 0;
            inputGradient[place] = support == 0 ? direct : (float)(direct - (sum * sums / support));
        }

        ArrayPool<float>.Shared.Return(rentedValues);
        ArrayPool<int>.Shared.Return(rentedPlaces);
    }

    /// <summary>Finds the threshold, and replaces each value by 1 if it belongs to the support, else 0.</summary>
    private static (float Threshold, int Support) MarkSupport(Span<float> descending)
    {
        double cumulative = 0;
        float sum = 0;
        int support = 0;
        for (int rank = 0; rank < descending.Length; rank++)
        {
            cumulative += descending[rank];
            float rounded = (float)cumulative;
            bool belongs = descending[rank] - ((rounded - 1) / (rank + 1)) > 0;
            support += belongs ? 1 : 0;
            sum += belongs ? rounded : 0;
            descending[rank] = belongs ? 1 : 0;
        }

        return ((sum - 1) / support, support);
    }

    private static void SortDescending(ReadOnlySpan<float> values, Span<float> descending, Span<int> places)
    {
        TensorPrimitives.Negate(values, descending);
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        descending.Sort(places);
        TensorPrimitives.Negate(descending, descending);

        // Equal values keep the order they came in.
        for (int start = 0, end; start < places.Length; start = end)
        {
            end = start + 1;
            while (end < places.Length && descending[end] == descending[start])
            {
                end++;
            }

            places[start..end].Sort();
        }
    }
}
