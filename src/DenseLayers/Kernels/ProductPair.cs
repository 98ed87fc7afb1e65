using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>
/// Two products, the second of the first's result, where the first sums over few steps and the second has few columns.
/// </summary>
/// <remarks>
/// What flows between them is many times larger than what goes in and comes out. It is computed a block at a time as
/// the second one reads it and never lies in memory whole. Bits are those of the two products alone.
/// </remarks>
internal static class ProductPair
{
    /// <summary>From so many rows on, fewer would leave most of a vector unused.</summary>
    public const int FewestRows = Panels.Width;

    /// <summary>Whether it pays with so many steps of the first product and columns of the second.</summary>
    public static bool Pays(int depth, int columns) =>
        depth is > 0 and <= ShallowOperand<Floats1, Count.One>.MaxDepth && columns < Panels.Width;

    /// <summary>c = epilogue(firstEpilogue(a · first) · second). Overwrites c.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="first">k × l, packed.</param>
    /// <param name="firstEpilogue">How the sums of the first product begin and end.</param>
    /// <param name="second">l × n, packed.</param>
    /// <param name="c">m × n; its length says m.</param>
    /// <param name="epilogue">How the sums of the second product begin and end.</param>
    public static void Multiply(
        ReadOnlySpan<float> a,
        PackedMatrix first,
        Epilogue firstEpilogue,
        PackedMatrix second,
        Span<float> c,
        Epilogue epilogue)
    {
        int k = first.Rows, l = first.Columns, n = second.Columns, m = c.Length / n;
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, m * n);
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, (long)m * k);
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Rows, l);
        ArgumentOutOfRangeException.ThrowIfNotEqual(firstEpilogue.Bias.Length, firstEpilogue.Bias.IsEmpty ? 0 : l);
        ArgumentOutOfRangeException.ThrowIfNotEqual(epilogue.Bias.Length, epilogue.Bias.IsEmpty ? 0 : n);
        Product inner = new()
        {
            M = m,
            N = l,
            K = k,
            EndColumn = l,
            A = ref MemoryMarshal.GetReference(a),
            ARow = k,
            AStep = 1,
            B = ref MemoryMarshal.GetReference(first.Values),
            Bias = firstEpilogue.Bias,
            Floor = firstEpilogue.Floor,
        };
        Product outer = new()
        {
            M = m,
            N = n,
            K = l,
            EndColumn = n,
            B = ref MemoryMarshal.GetReference(second.Values),
            C = ref MemoryMarshal.GetReference(c),
            Bias = epilogue.Bias,
            Floor = epilogue.Floor,
        };
        if (Vector512MicroKernel.IsAccelerated)
        {
            Multiply<Vector512MicroKernel, Floats16>(in inner, in outer);
        }
        else if (Vector256MicroKernel.IsAccelerated)
        {
            Multiply<Vector256MicroKernel, Floats8>(in inner, in outer);
        }
        else if (Vector128MicroKernel.IsAccelerated)
        {
            Multiply<Vector128MicroKernel, Floats4>(in inner, in outer);
        }
        else
        {
            Multiply<ScalarMicroKernel, Floats1>(in inner, in outer);
        }
    }

    /// <summary>Computes the products with a kernel of some width.</summary>
    public static void Multiply<TKernel, T>(in Product inner, in Product outer)
        where TKernel : struct, IMicroKernel
        where T : struct, IFloats<T>
    {
        switch (inner.K)
        {
            case 1: Multiply<TKernel, T, Count.One>(in inner, in outer); break;
            case 2: Multiply<TKernel, T, Count.Two>(in inner, in outer); break;
            case 3: Multiply<TKernel, T, Count.Three>(in inner, in outer); break;
            case 4: Multiply<TKernel, T, Count.Four>(in inner, in outer); break;
            case 5: Multiply<TKernel, T, Count.Five>(in inner, in outer); break;
            case 6: Multiply<TKernel, T, Count.Six>(in inner, in outer); break;
            case 7: Multiply<TKernel, T, Count.Seven>(in inner, in outer); break;
            default: Multiply<TKernel, T, Count.Eight>(in inner, in outer); break;
        }
    }

    [SkipLocalsInit]
    private static void Multiply<TKernel, T, TDepth>(in Product inner, in Product outer)
        where TKernel : struct, IMicroKernel
        where T : struct, IFloats<T>
        where TDepth : struct, ICount
    {
        Span<float> turned = stackalloc float[TDepth.Value * NarrowKernel<TKernel>.Rows];
        NarrowKernel<TKernel>.Multiply(in outer, new ShallowOperand<T, TDepth>(in inner, turned));
    }
}
