using System.Runtime.Intrinsics;
using DenseLayers.Kernels;
using static DenseLayers.Kernels.DoubleMath;

namespace DenseLayers;

/// <summary>Gaussian error linear unit: <c>x · Φ(x)</c>, Φ being the standard normal distribution function.</summary>
/// <remarks>
/// Source: <c>keras.activations.gelu</c> of Keras 3.16; Hendrycks and Gimpel 2016, "Gaussian Error Linear Units". Φ has
/// an absolute error of up to 1e-7, the same as in Keras.
/// </remarks>
public sealed class Gelu : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "gelu";

    /// <summary>
    /// Whether to compute <c>x (1 + tanh(√(2 / π) (x + 0.044715 x³))) / 2</c> instead.
    /// Default: <see langword="false"/>.
    /// </summary>
    public bool Approximate { get; init; }

    /// <inheritdoc/>
    protected internal override bool GradientNeedsInput => true;

    /// <inheritdoc/>
    protected internal override void Forward(ReadOnlySpan<float> input, Span<float> output, Shape shape)
    {
        if (Approximate)
        {
            Elementwise.ForwardInDouble(default(ByTanh), input, output);
        }
        else
        {
            Elementwise.ForwardInDouble(default(ByDistribution), input, output);
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Shape shape)
    {
        if (Approximate)
        {
            Elementwise.BackwardInDouble(default(ByTanh), input, outputGradient, inputGradient);
        }
        else
        {
            Elementwise.BackwardInDouble(default(ByDistribution), input, outputGradient, inputGradient);
        }
    }

    private readonly struct ByDistribution : IFormula<Vector256<double>>
    {
        // 1 / √(2 π)
        private const double DensityAtZero = 0.3989422804014327;

        public Vector256<double> Forward(Vector256<double> x) => x * NormalCumulative(x);

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) =>
            gradient * (NormalCumulative(at) + (at * DensityAtZero * Exp(-0.5 * at * at)));
    }

    private readonly struct ByTanh : IFormula<Vector256<double>>
    {
        // √(2 / π), doubled: (1 + tanh(u)) / 2 is sigmoid(2 u).
        private const double Slope = 1.5957691216057308;
        private const double Bend = 0.044715;

        public Vector256<double> Forward(Vector256<double> x) =>
            x * Sigmoid(Slope * (x + (Bend * x * x * x)));

        public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient)
        {
            // Beyond 40 the gradient is 0 or 1; the cube would make NaN of it further out.
            Vector256<double> x = Vector256.Min(Vector256.Max(at, Vector256.Create(-40.0)), Vector256.Create(40.0));
            Vector256<double> sigmoid = Sigmoid(Slope * (x + (Bend * x * x * x)));
            Vector256<double> slope = Slope * (Vector256<double>.One + (3 * Bend * x * x));
            return gradient * (sigmoid + (x * slope * sigmoid * (Vector256<double>.One - sigmoid)));
        }
    }
}
