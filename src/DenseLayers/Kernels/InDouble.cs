using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>Computes a formula in double precision, so that only its result is rounded.</summary>
internal readonly struct InDouble<TFormula>(TFormula formula) : IFormula<Vector256<float>>
    where TFormula : struct, IFormula<Vector256<double>>
{
    public Vector256<float> Forward(Vector256<float> x) => Vector256.Narrow(
        formula.Forward(Vector256.WidenLower(x)),
        formula.Forward(Vector256.WidenUpper(x)));

    public Vector256<float> Backward(Vector256<float> at, Vector256<float> gradient) => Vector256.Narrow(
        formula.Backward(Vector256.WidenLower(at), Vector256.WidenLower(gradient)),
        formula.Backward(Vector256.WidenUpper(at), Vector256.WidenUpper(gradient)));
}
