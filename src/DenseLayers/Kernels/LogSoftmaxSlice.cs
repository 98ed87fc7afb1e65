using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>The logarithm of the softmax of a slice; the gradient reads the output.</summary>
internal readonly struct LogSoftmaxSlice : ISliceFunction
{
    private const int BlockLength = 64;

    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        float greatest = TensorPrimitives.Max(input);
        Span<float> block = stackalloc float[BlockLength];
        double sum = 0;
        for (int start = 0; start < input.Length; start += BlockLength)
        {
            Span<float> powers = block[..int.Min(BlockLength, input.Length - start)];
            Elementwise.ForwardInDouble(new ShiftedExponential(greatest), input.Slice(start, powers.Length), powers);
            foreach (float power in powers)
            {
                sum += power;
            }
        }

        // In two steps: beside a huge greatest element the logarithm would be rounded away.
        TensorPrimitives.Subtract(input, greatest, output);
        TensorPrimitives.Subtract(output, (float)Math.Log(sum), output);
    }

    // dx = dy - e^y Σ dy
    public static void Backward(ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        double sum = 0;
        foreach (float gradient in outputGradient)
        {
            sum += gradient;
        }

        Span<float> block = stackalloc float[BlockLength];
        for (int start = 0; start < at.Length; start += BlockLength)
        {
            Span<float> powers = block[..int.Min(BlockLength, at.Length - start)];
            Elementwise.ForwardInDouble(new ShiftedExponential(0), at.Slice(start, powers.Length), powers);
            TensorPrimitives.Multiply(powers, (float)sum, powers);
            TensorPrimitives.Subtract(
                outputGradient.Slice(start, powers.Length), powers, inputGradient.Slice(start, powers.Length));
        }
    }
}
