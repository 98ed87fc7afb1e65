using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>e^(x - shift): with the greatest element as the shift, it cannot overflow.</summary>
internal readonly struct ShiftedExponential(double shift) : IFormula<Vector256<double>>
{
    public Vector256<double> Forward(Vector256<double> x) => DoubleMath.Exp(x - Vector256.Create(shift));

    public Vector256<double> Backward(Vector256<double> at, Vector256<double> gradient) => gradient * at;
}
