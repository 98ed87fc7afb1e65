using System.Buffers;

namespace DenseLayers.Kernels;

/// <summary>Applies a function to each slice of an array, or its gradient.</summary>
internal static class Slicewise
{
    /// <summary>Applies the function; both spans may be the same memory.</summary>
    public static void Forward<TFunction>(in AxisSlices slices, ReadOnlySpan<float> input, Span<float> output)
        where TFunction : struct, ISliceFunction
    {
        int length = slices.Length;
        if (slices.IsContiguous)
        {
            for (int slice = 0; slice < slices.Count; slice++)
            {
                TFunction.Forward(input.Slice(slice * length, length), output.Slice(slice * length, length));
            }

            return;
        }

        float[] rented = ArrayPool<float>.Shared.Rent(length);
        Span<float> values = rented.AsSpan(0, length);
        for (int slice = 0; slice < slices.Count; slice++)
        {
            slices.Gather(slice, input, values);
            TFunction.Forward(values, values);
            slices.Scatter(slice, values, output);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Applies the gradient.</summary>
    /// <param name="slices">The slices.</param>
    /// <param name="at">The input or the output, whichever the function reads.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">Where to write; may be the memory of <paramref name="outputGradient"/>.</param>
    public static void Backward<TFunction>(
        in AxisSlices slices, ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TFunction : struct, ISliceFunction
    {
        int length = slices.Length;
        if (slices.IsContiguous)
        {
            for (int slice = 0; slice < slices.Count; slice++)
            {
                int start = slice * length;
                TFunction.Backward(
                    at.Slice(start, length), outputGradient.Slice(start, length), inputGradient.Slice(start, length));
            }

            return;
        }

        float[] rented = ArrayPool<float>.Shared.Rent(2 * length);
        Span<float> place = rented.AsSpan(0, length);
        Span<float> gradient = rented.AsSpan(length, length);
        for (int slice = 0; slice < slices.Count; slice++)
        {
            slices.Gather(slice, at, place);
            slices.Gather(slice, outputGradient, gradient);
            TFunction.Backward(place, gradient, gradient);
            slices.Scatter(slice, gradient, inputGradient);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
