using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>Applies a formula to each pair of a target and a prediction.</summary>
/// <remarks>
/// A pair's bits depend neither on its place nor on the length, nor on the vectors of the machine. The result has
/// memory of its own.
/// </remarks>
internal static class Pairwise
{
    /// <summary>The formula's value for each pair.</summary>
    public static void Values<TFormula>(
        TFormula formula, ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> values)
        where TFormula : struct, IPairFormula
    {
        if (Floats16.IsAccelerated && values.Length >= Floats16.Count)
        {
            Values<TFormula, Floats16>(formula, targets, predictions, values);
        }
        else if (Floats8.IsAccelerated && values.Length >= Floats8.Count)
        {
            Values<TFormula, Floats8>(formula, targets, predictions, values);
        }
        else if (Floats4.IsAccelerated && values.Length >= Floats4.Count)
        {
            Values<TFormula, Floats4>(formula, targets, predictions, values);
        }
        else
        {
            Values<TFormula, Floats1>(formula, targets, predictions, values);
        }
    }

    /// <summary>The formula's derivative by the prediction for each pair.</summary>
    public static void Slopes<TFormula>(
        TFormula formula, ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> slopes)
        where TFormula : struct, IPairFormula
    {
        if (Floats16.IsAccelerated && slopes.Length >= Floats16.Count)
        {
            Slopes<TFormula, Floats16>(formula, targets, predictions, slopes);
        }
        else if (Floats8.IsAccelerated && slopes.Length >= Floats8.Count)
        {
            Slopes<TFormula, Floats8>(formula, targets, predictions, slopes);
        }
        else if (Floats4.IsAccelerated && slopes.Length >= Floats4.Count)
        {
            Slopes<TFormula, Floats4>(formula, targets, predictions, slopes);
        }
        else
        {
            Slopes<TFormula, Floats1>(formula, targets, predictions, slopes);
        }
    }

    /// <summary>Values of as many pairs at once as the type says; there are none or as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Values<TFormula, T>(
        TFormula formula, ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> values)
        where TFormula : struct, IPairFormula
        where T : struct, IFloats<T>
    {
        if (!CheckLengths<T>(targets, predictions, values))
        {
            return;
        }

        ref float target = ref MemoryMarshal.GetReference(targets);
        ref float prediction = ref MemoryMarshal.GetReference(predictions);
        ref float value = ref MemoryMarshal.GetReference(values);

        // The last ones may overlap those before, and come out the same again.
        nuint last = (nuint)(values.Length - T.Count);
        for (nuint i = 0; i < last; i += (nuint)T.Count)
        {
            T.Store(formula.Value(T.Load(ref target, i), T.Load(ref prediction, i)), ref value, i);
        }

        T.Store(formula.Value(T.Load(ref target, last), T.Load(ref prediction, last)), ref value, last);
    }

    /// <summary>Derivatives of as many pairs at once as the type says; there are none or as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Slopes<TFormula, T>(
        TFormula formula, ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> slopes)
        where TFormula : struct, IPairFormula
        where T : struct, IFloats<T>
    {
        if (!CheckLengths<T>(targets, predictions, slopes))
        {
            return;
        }

        ref float target = ref MemoryMarshal.GetReference(targets);
        ref float prediction = ref MemoryMarshal.GetReference(predictions);
        ref float slope = ref MemoryMarshal.GetReference(slopes);

        // The last ones may overlap those before, and come out the same again.
        nuint last = (nuint)(slopes.Length - T.Count);
        for (nuint i = 0; i < last; i += (nuint)T.Count)
        {
            T.Store(formula.Slope(T.Load(ref target, i), T.Load(ref prediction, i)), ref slope, i);
        }

        T.Store(formula.Slope(T.Load(ref target, last), T.Load(ref prediction, last)), ref slope, last);
    }

    private static bool CheckLengths<T>(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, ReadOnlySpan<float> results)
        where T : struct, IFloats<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(targets.Length, results.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, results.Length);
        if (results.IsEmpty)
        {
            return false;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, T.Count);
        return true;
    }
}
