using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>The logarithm of the softmax of a slice; the gradient reads the output.</summary>
internal readonly struct LogSoftmaxSlice : ISliceFunction
{
    private const int BlockLength = 256;

    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        TensorPrimitives.Subtract(input, Extremes.Greatest(input), output);
        Span<float> block = stackalloc float[BlockLength];
        double sum = 0;
        for (int start = 0; start < output.Length; start += BlockLength)
        {
            Span<float> powers = block[..int.Min(BlockLength, output.Length - start)];
            Elementwise.Forward(default(ExponentialFormula), output.Slice(start, powers.Length), powers);
            sum += Sums.Elements(powers);
        }

        Elementwise.Forward(new LogSoftmaxFormula((float)Math.Log(sum)), output, output);
    }

    // dx = dy - e^y Σ dy
    public static void Backward(ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        LogSoftmaxFormula formula = new((float)Sums.Elements(outputGradient));
        Elementwise.Backward(formula, at, outputGradient, inputGradient);
    }
}
