using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>Softmax of a slice; the gradient reads the output.</summary>
internal readonly struct SoftmaxSlice : ISliceFunction
{
    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        // The greatest element is the same in whatever order the elements are looked at.
        TensorPrimitives.Subtract(input, TensorPrimitives.Max(input), output);
        Elementwise.ForwardInDouble(default(ExponentialFormula), output, output);
        double sum = 0;
        foreach (float value in output)
        {
            sum += value;
        }

        TensorPrimitives.Divide(output, (float)sum, output);
    }

    // dx = y (dy - Σ y dy)
    public static void Backward(ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        double sum = 0;
        for (int i = 0; i < at.Length; i++)
        {
            sum += (double)at[i] * outputGradient[i];
        }

        TensorPrimitives.Subtract(outputGradient, (float)sum, inputGradient);
        TensorPrimitives.Multiply(inputGradient, at, inputGradient);
    }
}
