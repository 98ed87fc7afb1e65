using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary>
/// Runs formulas with a number of floats side by side that the test chooses, whatever the machine prefers.
/// </summary>
internal static class EachFloats
{
    public static TheoryData<string> Names => [nameof(Floats1), nameof(Floats4), nameof(Floats8), nameof(Floats16)];

    public static float[] Forward<TFormula>(string name, TFormula formula, float[] input)
        where TFormula : struct, IFormula
    {
        float[] output = new float[input.Length];
        switch (name)
        {
            case nameof(Floats1): Elementwise.Forward<TFormula, Floats1>(formula, input, output); break;
            case nameof(Floats4): Elementwise.Forward<TFormula, Floats4>(formula, input, output); break;
            case nameof(Floats8): Elementwise.Forward<TFormula, Floats8>(formula, input, output); break;
            case nameof(Floats16): Elementwise.Forward<TFormula, Floats16>(formula, input, output); break;
            default: throw new SwitchExpressionException(name);
        }

        return output;
    }

    public static float[] Backward<TFormula>(string name, TFormula formula, float[] at, float[] gradient)
        where TFormula : struct, IFormula
    {
        float[] result = new float[at.Length];
        switch (name)
        {
            case nameof(Floats1): Elementwise.Backward<TFormula, Floats1>(formula, at, gradient, result); break;
            case nameof(Floats4): Elementwise.Backward<TFormula, Floats4>(formula, at, gradient, result); break;
            case nameof(Floats8): Elementwise.Backward<TFormula, Floats8>(formula, at, gradient, result); break;
            case nameof(Floats16): Elementwise.Backward<TFormula, Floats16>(formula, at, gradient, result); break;
            default: throw new SwitchExpressionException(name);
        }

        return result;
    }
}
