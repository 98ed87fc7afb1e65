using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>The gated linear unit of a block with halves a and b: a · sigmoid(b).</summary>
internal static class GatedHalves
{
    /// <summary>Computes <paramref name="output"/>, half as long as <paramref name="input"/>.</summary>
    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        Elementwise.ForwardInDouble(default(Gate), input[output.Length..], output);
        TensorPrimitives.Multiply(output, input[..output.Length], output);
    }

    /// <summary>Computes both halves of <paramref name="inputGradient"/>.</summary>
    public static void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        int half = outputGradient.Length;
        Span<float> passed = inputGradient[..half], gates = inputGradient[half..];
        TensorPrimitives.Multiply(outputGradient, input[..half], passed);
        Elementwise.BackwardInDouble(default(Gate), input[half..], passed, gates);
        Elementwise.ForwardInDouble(default(Gate), input[half..], passed);
        TensorPrimitives.Multiply(passed, outputGradient, passed);
    }

    private readonly struct Gate : IFormula<Vector256<double>>
    {
        public Vector256<double> Forward(Vector256<double> x) => DoubleMath.Sigmoid(x);

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) =>
            gradient * DoubleMath.Sigmoid(at) * DoubleMath.Sigmoid(-at);
    }
}
