using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>Softmax of a slice; the gradient reads the output.</summary>
internal readonly struct SoftmaxSlice : ISliceFunction
{
    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        Elementwise.Forward(new SoftmaxFormula(Extremes.Greatest(input)), input, output);
        TensorPrimitives.Multiply(output, (float)(1 / Sums.Elements(output)), output);
    }

    // dx = y (dy - Σ y dy)
    public static void Backward(ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        SoftmaxFormula formula = new((float)Sums.Products(at, outputGradient));
        Elementwise.Backward(formula, at, outputGradient, inputGradient);
    }
}
