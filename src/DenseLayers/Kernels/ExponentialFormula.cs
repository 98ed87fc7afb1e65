using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>e to the power x; the gradient reads the output.</summary>
internal readonly struct ExponentialFormula : IFormula<Vector256<double>>
{
    public Vector256<double> Forward(Vector256<double> x) => DoubleMath.Exp(x);

    public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) => gradient * at;
}
