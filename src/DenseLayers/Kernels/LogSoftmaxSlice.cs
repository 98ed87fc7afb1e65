using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>The logarithm of the softmax of a slice; the gradient reads the output.</summary>
internal readonly struct LogSoftmaxSlice : ISliceFunction
{
    private const int BlockLength = 64;

    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        TensorPrimitives.Subtract(input, TensorPrimitives.Max(input), output);
        Span<float> block = stackalloc float[BlockLength];
        double sum = 0;
        for (int start = 0; start < output.Length; start += BlockLength)
        {
            Span<float> powers = block[..int.Min(BlockLength, output.Length - start)];
            Elementwise.ForwardInDouble(default(ExponentialFormula), output.Slice(start, powers.Length), powers);
            foreach (float power in powers)
            {
                sum += power;
            }
        }

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
            Elementwise.ForwardInDouble(default(ExponentialFormula), at.Slice(start, powers.Length), powers);
            TensorPrimitives.Multiply(powers, (float)sum, powers);
            TensorPrimitives.Subtract(
                outputGradient.Slice(start, powers.Length), powers, inputGradient.Slice(start, powers.Length));
        }
    }
}
