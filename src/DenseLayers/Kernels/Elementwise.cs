using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DenseLayers.Kernels;

/// <summary>Applies a formula to each element of a span, or its gradient.</summary>
/// <remarks>
/// What is left after the last whole vector goes through the same vector code on a padded block, so an element's bits
/// depend neither on its place nor on the length. Output and input may be the same memory.
/// </remarks>
internal static class Elementwise
{
    private static int Width => Vector256<float>.Count;

    /// <summary>Applies the formula.</summary>
    public static void Forward<TFormula>(TFormula formula, ReadOnlySpan<float> input, Span<float> output)
        where TFormula : struct, IFormula<Vector256<float>>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(output.Length, input.Length);
        ref float source = ref MemoryMarshal.GetReference(input);
        ref float target = ref MemoryMarshal.GetReference(output);
        int whole = input.Length - (input.Length % Width);
        for (int i = 0; i < whole; i += Width)
        {
            formula.Forward(Vector256.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        if (whole < input.Length)
        {
            StoreRest(formula.Forward(LoadRest(input[whole..])), output[whole..]);
        }
    }

    /// <summary>Applies the gradient.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="at">The input or the output, whichever the formula reads.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">Where to write; may be the memory of <paramref name="outputGradient"/>.</param>
    public static void Backward<TFormula>(
        TFormula formula, ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TFormula : struct, IFormula<Vector256<float>>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputGradient.Length, at.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inputGradient.Length, at.Length);
        ref float place = ref MemoryMarshal.GetReference(at);
        ref float source = ref MemoryMarshal.GetReference(outputGradient);
        ref float target = ref MemoryMarshal.GetReference(inputGradient);
        int whole = at.Length - (at.Length % Width);
        for (int i = 0; i < whole; i += Width)
        {
            Vector256<float> gradient = Vector256.LoadUnsafe(ref source, (nuint)i);
            formula.Backward(Vector256.LoadUnsafe(ref place, (nuint)i), gradient).StoreUnsafe(ref target, (nuint)i);
        }

        if (whole < at.Length)
        {
            Vector256<float> gradient = LoadRest(outputGradient[whole..]);
            StoreRest(formula.Backward(LoadRest(at[whole..]), gradient), inputGradient[whole..]);
        }
    }

    /// <summary>Applies a formula that computes in double precision.</summary>
    public static void ForwardInDouble<TFormula>(TFormula formula, ReadOnlySpan<float> input, Span<float> output)
        where TFormula : struct, IFormula<Vector256<double>> =>
        Forward(new InDouble<TFormula>(formula), input, output);

    /// <summary>Applies the gradient of a formula that computes in double precision.</summary>
    public static void BackwardInDouble<TFormula>(
        TFormula formula, ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TFormula : struct, IFormula<Vector256<double>> =>
        Backward(new InDouble<TFormula>(formula), at, outputGradient, inputGradient);

    private static Vector256<float> LoadRest(ReadOnlySpan<float> rest)
    {
        Span<float> block = stackalloc float[Vector256<float>.Count];
        block.Clear();
        rest.CopyTo(block);
        return Vector256.Create<float>(block);
    }

    private static void StoreRest(Vector256<float> values, Span<float> rest)
    {
        Span<float> block = stackalloc float[Vector256<float>.Count];
        values.CopyTo(block);
        block[..rest.Length].CopyTo(rest);
    }
}
