using System.Numerics.Tensors;

namespace DenseLayers.Kernels;

/// <summary>The gated linear unit of a block with halves a and b: a · sigmoid(b).</summary>
internal static class GatedHalves
{
    /// <summary>Computes <paramref name="output"/>, half as long as <paramref name="input"/>.</summary>
    public static void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        Elementwise.Forward(default(SigmoidFormula), input[output.Length..], output);
        TensorPrimitives.Multiply(output, input[..output.Length], output);
    }

    /// <summary>Computes both halves of <paramref name="inputGradient"/>, be it the input's memory.</summary>
    public static void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        // da = sigmoid(b) dy
        ReadOnlySpan<float> gates = input[output.Length..];
        Span<float> passedGradient = inputGradient[..output.Length];
        Elementwise.Forward(default(SigmoidFormula), gates, passedGradient);
        TensorPrimitives.Multiply(passedGradient, outputGradient, passedGradient);

        // db = a sigmoid(b) sigmoid(-b) dy, of which a sigmoid(b) is the output: a may be overwritten by now.
        Span<float> gatesGradient = inputGradient[output.Length..];
        TensorPrimitives.Negate(gates, gatesGradient);
        Elementwise.Forward(default(SigmoidFormula), gatesGradient, gatesGradient);
        TensorPrimitives.Multiply(gatesGradient, output, gatesGradient);
        TensorPrimitives.Multiply(gatesGradient, outputGradient, gatesGradient);
    }
}
