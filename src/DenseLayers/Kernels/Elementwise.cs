using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>Applies a formula to each element of a span, or its gradient.</summary>
/// <remarks>
/// An element's bits depend neither on its place nor on the length, nor on the vectors of the machine. Output and input
/// may be the same memory. The loops are compiled once and with all they call, rather than anew within their callers,
/// where so much inlining finds no room.
/// </remarks>
internal static class Elementwise
{
    /// <summary>Applies the formula.</summary>
    public static void Forward<TFormula>(TFormula formula, ReadOnlySpan<float> input, Span<float> output)
        where TFormula : struct, IFormula
    {
        if (Floats16.IsAccelerated)
        {
            Forward<TFormula, Floats16>(formula, input, output);
        }
        else if (Floats8.IsAccelerated && input.Length >= Floats8.Count)
        {
            Forward<TFormula, Floats8>(formula, input, output);
        }
        else if (Floats4.IsAccelerated && input.Length >= Floats4.Count)
        {
            Forward<TFormula, Floats4>(formula, input, output);
        }
        else
        {
            Forward<TFormula, Floats1>(formula, input, output);
        }
    }

    /// <summary>Applies the formula to as many elements at once as the type says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static unsafe void Forward<TFormula, T>(TFormula formula, ReadOnlySpan<float> input, Span<float> output)
        where TFormula : struct, IFormula
        where T : struct, IFloats<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(output.Length, input.Length);
        if (input.Length < T.Count)
        {
            fixed (float* few = input, results = output)
            {
                T.StoreFirst(formula.Forward(T.LoadFirst(few, input.Length)), results, input.Length);
            }

            return;
        }

        ref float source = ref MemoryMarshal.GetReference(input);
        ref float target = ref MemoryMarshal.GetReference(output);

        // The last ones may overlap those before, so they are read before those are written.
        nuint last = (nuint)(input.Length - T.Count);
        T lastValues = T.Load(ref source, last);
        for (nuint i = 0; i < last; i += (nuint)T.Count)
        {
            T.Store(formula.Forward(T.Load(ref source, i)), ref target, i);
        }

        T.Store(formula.Forward(lastValues), ref target, last);
    }

    /// <summary>Applies the gradient.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="at">The input or the output, whichever the formula reads.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">Where to write; may be the memory of one of the others.</param>
    public static void Backward<TFormula>(
        TFormula formula, ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TFormula : struct, IFormula
    {
        if (Floats16.IsAccelerated && at.Length >= Floats16.Count)
        {
            Backward<TFormula, Floats16>(formula, at, outputGradient, inputGradient);
        }
        else if (Floats8.IsAccelerated && at.Length >= Floats8.Count)
        {
            Backward<TFormula, Floats8>(formula, at, outputGradient, inputGradient);
        }
        else if (Floats4.IsAccelerated && at.Length >= Floats4.Count)
        {
            Backward<TFormula, Floats4>(formula, at, outputGradient, inputGradient);
        }
        else
        {
            Backward<TFormula, Floats1>(formula, at, outputGradient, inputGradient);
        }
    }

    /// <summary>Applies the gradient to as many elements at once as the type says; there are none or as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward<TFormula, T>(
        TFormula formula, ReadOnlySpan<float> at, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TFormula : struct, IFormula
        where T : struct, IFloats<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputGradient.Length, at.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inputGradient.Length, at.Length);
        if (at.IsEmpty)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(at.Length, T.Count);
        ref float place = ref MemoryMarshal.GetReference(at);
        ref float source = ref MemoryMarshal.GetReference(outputGradient);
        ref float target = ref MemoryMarshal.GetReference(inputGradient);

        // The last ones may overlap those before, so they are read before those are written.
        nuint last = (nuint)(at.Length - T.Count);
        T lastPlaces = T.Load(ref place, last);
        T lastGradients = T.Load(ref source, last);
        for (nuint i = 0; i < last; i += (nuint)T.Count)
        {
            T.Store(formula.Backward(T.Load(ref place, i), T.Load(ref source, i)), ref target, i);
        }

        T.Store(formula.Backward(lastPlaces, lastGradients), ref target, last);
    }
}
