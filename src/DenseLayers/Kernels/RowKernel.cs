using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>Products with a single row on the left. It needs no packing and no tiles: the right operand passes by once.</summary>
/// <remarks>
/// Some vectors of neighbouring columns are summed side by side. Where fewer columns are left than a panel has, narrower vectors
/// take them, of which the last may overlap the one before: nothing past the columns is read or written, and a column that is
/// computed twice comes out the same.
/// </remarks>
internal static class RowKernel
{
    /// <summary>Computes a product whose left operand has one row, with the widest vectors of this processor.</summary>
    public static void Multiply(in Product product)
    {
        if (Floats16.IsAccelerated)
        {
            Multiply<Floats16>(in product);
        }
        else if (Floats8.IsAccelerated)
        {
            Multiply<Floats8>(in product);
        }
        else if (Floats4.IsAccelerated)
        {
            Multiply<Floats4>(in product);
        }
        else
        {
            Multiply<Floats1>(in product);
        }
    }

    /// <summary>Computes such a product with vectors of one type, or narrower ones where few columns are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(in Product product)
        where T : struct, IFloats<T>
    {
        int column = product.FirstColumn;

        // Reading several panels at once hides more of memory's latency.
        for (; product.EndColumn - column >= Math.Max(8 * T.Count, Panels.Width); column += 8 * T.Count)
        {
            Multiply<T, Count.Eight>(in product, column);
        }

        for (; product.EndColumn - column >= Math.Max(2 * T.Count, Panels.Width); column += 2 * T.Count)
        {
            Multiply<T, Count.Two>(in product, column);
        }

        while (column < product.EndColumn)
        {
            column += MultiplyEdge<T>(in product, column, Math.Min(product.EndColumn, (column | (Panels.Width - 1)) + 1) - column);
        }
    }

    // Columns of one panel. Returns how many of them it has done.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MultiplyEdge<T>(in Product product, int column, int columns)
        where T : struct, IFloats<T>
    {
        if (columns >= Floats16.Count && T.Count >= Floats16.Count)
        {
            Multiply<Floats16, Count.One>(in product, column);
        }
        else if (columns >= Floats8.Count && T.Count >= Floats8.Count)
        {
            Multiply<Floats8, Count.Two>(in product, column);
        }
        else if (columns > 2 * Floats4.Count && T.Count >= Floats4.Count)
        {
            Multiply<Floats4, Count.Four>(in product, column);
        }
        else if (columns >= Floats4.Count && T.Count >= Floats4.Count)
        {
            Multiply<Floats4, Count.Two>(in product, column);
        }
        else
        {
            Multiply<Floats1, Count.Four>(in product, column);
            return Math.Min(columns, 4);
        }

        return columns;
    }

    // The vectors from a column on: of one panel, as far as it goes, or of whole ones.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<T, TVectors>(in Product product, int column)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount
    {
        int place = column & (Panels.Width - 1), panel = column - place, width = Math.Min(Panels.Width, product.N - panel);
        int last = width - place - T.Count;
        nint bPanel = (nint)product.K * Panels.Width;
        ref float c = ref Unsafe.Add(ref product.C, column);
        ref float start = ref c;
        bool isFromZero = !product.Continues && product.Bias.IsEmpty;
        if (!product.Continues && !product.Bias.IsEmpty)
        {
            start = ref Unsafe.Add(ref Unsafe.AsRef(in product.Bias[0]), column);
        }

        T sum0 = Begin<T, TVectors>(0, ref start, last, isFromZero), sum1 = Begin<T, TVectors>(1, ref start, last, isFromZero);
        T sum2 = Begin<T, TVectors>(2, ref start, last, isFromZero), sum3 = Begin<T, TVectors>(3, ref start, last, isFromZero);
        T sum4 = Begin<T, TVectors>(4, ref start, last, isFromZero), sum5 = Begin<T, TVectors>(5, ref start, last, isFromZero);
        T sum6 = Begin<T, TVectors>(6, ref start, last, isFromZero), sum7 = Begin<T, TVectors>(7, ref start, last, isFromZero);

        // The upper four lie as the lower four do, from their own beginning on.
        ref float a = ref Unsafe.AsRef(in product.A);
        ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in product.B), ((nint)panel * product.K) + place);
        ref float upper = ref Unsafe.Add(ref b, OffsetInPanels<T, TVectors>(4, bPanel, last));
        nint offset1 = OffsetInPanels<T, TVectors>(1, bPanel, last), offset2 = OffsetInPanels<T, TVectors>(2, bPanel, last);
        nint offset3 = OffsetInPanels<T, TVectors>(3, bPanel, last), aStep = product.AStep, bStep = width;
        for (int steps = product.K; steps > 0; steps--)
        {
            T value = a;
            sum0 = Add<T, TVectors>(0, value, ref b, 0, sum0);
            sum1 = Add<T, TVectors>(1, value, ref b, offset1, sum1);
            sum2 = Add<T, TVectors>(2, value, ref b, offset2, sum2);
            sum3 = Add<T, TVectors>(3, value, ref b, offset3, sum3);
            sum4 = Add<T, TVectors>(4, value, ref upper, 0, sum4);
            sum5 = Add<T, TVectors>(5, value, ref upper, offset1, sum5);
            sum6 = Add<T, TVectors>(6, value, ref upper, offset2, sum6);
            sum7 = Add<T, TVectors>(7, value, ref upper, offset3, sum7);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStep);
            upper = ref Unsafe.Add(ref upper, bStep);
        }

        T floor = product.Floor;
        End<T, TVectors>(0, sum0, floor, ref c, last);
        End<T, TVectors>(1, sum1, floor, ref c, last);
        End<T, TVectors>(2, sum2, floor, ref c, last);
        End<T, TVectors>(3, sum3, floor, ref c, last);
        End<T, TVectors>(4, sum4, floor, ref c, last);
        End<T, TVectors>(5, sum5, floor, ref c, last);
        End<T, TVectors>(6, sum6, floor, ref c, last);
        End<T, TVectors>(7, sum7, floor, ref c, last);
    }

    // How far the column at which a vector begins is from the first one. Within a panel the last vector ends with it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Offset<T, TVectors>(int vector, int last)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount =>
        TVectors.Value * T.Count <= Panels.Width ? Math.Min(vector * T.Count, last) : vector * T.Count;

    // The same where the columns lie in panels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint OffsetInPanels<T, TVectors>(int vector, nint panel, int last)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount =>
        TVectors.Value * T.Count <= Panels.Width
            ? Math.Min(vector * T.Count, last)
            : (vector * T.Count / Panels.Width * panel) + (vector * T.Count % Panels.Width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Begin<T, TVectors>(int vector, ref float start, int last, bool isFromZero)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount =>
        vector >= TVectors.Value || isFromZero ? default : T.Load(ref start, (nuint)Offset<T, TVectors>(vector, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Add<T, TVectors>(int vector, T value, ref float b, nint offset, T sum)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount =>
        vector >= TVectors.Value ? sum : T.MultiplyAdd(value, T.Load(ref b, (nuint)offset), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End<T, TVectors>(int vector, T sum, T floor, ref float c, int last)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount
    {
        if (vector < TVectors.Value)
        {
            T.Store(T.Select(sum < floor, floor, sum), ref c, (nuint)Offset<T, TVectors>(vector, last));
        }
    }
}
