using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>1 / (1 + e^-x); the gradient reads the output.</summary>
internal readonly struct SigmoidFormula : IFormula<Vector256<double>>
{
    public Vector256<double> Forward(Vector256<double> x) => DoubleMath.Sigmoid(x);

    public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) =>
        gradient * at * (Vector256<double>.One - at);
}
