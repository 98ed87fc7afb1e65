using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>
/// Products with a single row on the left. It needs no packing and no tiles: the right operand passes by once.
/// </summary>
/// <remarks>
/// Vectors of neighbouring columns are summed side by side, those of several panels where there are many columns. Of a
/// panel with fewer columns than its vectors have numbers, the others are summed too, from whatever lies behind, and go
/// nowhere.
/// </remarks>
internal static class RowKernel
{
    // Vectors of one panel that are summed side by side.
    private const int MaxPanelVectors = 4;

    /// <summary>Computes a product whose left operand has one row, with the widest vectors of this processor.</summary>
    /// <param name="a">The row, k values.</param>
    /// <param name="aStep">From one of them to the next.</param>
    /// <param name="k">Length of the summed axis.</param>
    /// <param name="b">k × n, in <see cref="Panels"/>.</param>
    /// <param name="n">Columns.</param>
    /// <param name="c">The result, n values.</param>
    /// <param name="start">What the sums begin at, n values or the result itself; a null reference for zero.</param>
    /// <param name="floor">A finished sum below it is replaced by it. NaN is kept.</param>
    public static void Multiply(
        ref float a, nint aStep, int k, ref float b, int n, ref float c, ref float start, float floor)
    {
        if (Floats16.IsAccelerated)
        {
            Multiply<Floats16>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
        }
        else if (Floats8.IsAccelerated)
        {
            Multiply<Floats8>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
        }
        else if (Floats4.IsAccelerated)
        {
            Multiply<Floats4>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
        }
        else
        {
            Multiply<Floats1>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
        }
    }

    /// <summary>Computes such a product with vectors of one type.</summary>
    public static void Multiply<T>(
        ref float a, nint aStep, int k, ref float b, int n, ref float c, ref float start, float floor)
        where T : struct, IFloats<T>
    {
        // Where there is nothing to begin at, that is so for all columns.
        nint startStep = Unsafe.IsNullRef(ref start) ? 0 : 1;
        int column = 0;

        // Reading several panels at once hides more of memory's latency.
        for (; 8 * T.Count > Panels.Width && n - column >= 8 * T.Count; column += 8 * T.Count)
        {
            MultiplyPanels<T, Count.Eight>(
                ref a,
                aStep,
                k,
                ref Unsafe.Add(ref b, (nint)column * k),
                ref Unsafe.Add(ref c, column),
                ref Unsafe.Add(ref start, column * startStep),
                floor);
        }

        for (; 2 * T.Count > Panels.Width && n - column >= 2 * T.Count; column += 2 * T.Count)
        {
            MultiplyPanels<T, Count.Two>(
                ref a,
                aStep,
                k,
                ref Unsafe.Add(ref b, (nint)column * k),
                ref Unsafe.Add(ref c, column),
                ref Unsafe.Add(ref start, column * startStep),
                floor);
        }

        for (; column < n; column += Panels.Width)
        {
            int columns = Math.Min(Panels.Width, n - column);
            MultiplyPanel<T>(
                ref a,
                aStep,
                k,
                ref Unsafe.Add(ref b, (nint)column * k),
                columns,
                ref Unsafe.Add(ref c, column),
                ref Unsafe.Add(ref start, column * startStep),
                floor);
        }
    }

    // One panel, as narrow as it may be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void MultiplyPanel<T>(
        ref float a, nint aStep, int k, ref float b, int columns, ref float c, ref float start, float floor)
        where T : struct, IFloats<T>
    {
        nint bStep = columns;
        fixed (float* target = &c, first = &start)
        {
            // Only numbers one by one need more than one go.
            for (int done = 0; ; done += MaxPanelVectors * T.Count)
            {
                float* result = target + done, from = first + done;
                int left = columns - done, starting = first is null ? 0 : left;
                T sum0 = T.LoadFirst(from, starting), sum1 = default, sum2 = default, sum3 = default;
                if (T.Count <= Panels.Width / 2)
                {
                    sum1 = T.LoadFirst(from + T.Count, starting - T.Count);
                }

                if (T.Count <= Panels.Width / MaxPanelVectors)
                {
                    sum2 = T.LoadFirst(from + (2 * T.Count), starting - (2 * T.Count));
                    sum3 = T.LoadFirst(from + (3 * T.Count), starting - (3 * T.Count));
                }

                ref float value = ref a;
                ref float row = ref Unsafe.Add(ref b, done);
                for (int steps = k; steps != 0; steps--)
                {
                    T factor = value;
                    sum0 = T.MultiplyAdd(factor, T.Load(ref row, 0), sum0);
                    if (T.Count <= Panels.Width / 2)
                    {
                        sum1 = T.MultiplyAdd(factor, T.Load(ref row, (nuint)T.Count), sum1);
                    }

                    if (T.Count <= Panels.Width / MaxPanelVectors)
                    {
                        sum2 = T.MultiplyAdd(factor, T.Load(ref row, (nuint)(2 * T.Count)), sum2);
                        sum3 = T.MultiplyAdd(factor, T.Load(ref row, (nuint)(3 * T.Count)), sum3);
                    }

                    value = ref Unsafe.Add(ref value, aStep);
                    row = ref Unsafe.Add(ref row, bStep);
                }

                T.StoreFirst(T.Max(floor, sum0), result, left);
                if (T.Count <= Panels.Width / 2)
                {
                    T.StoreFirst(T.Max(floor, sum1), result + T.Count, left - T.Count);
                }

                if (T.Count <= Panels.Width / MaxPanelVectors)
                {
                    T.StoreFirst(T.Max(floor, sum2), result + (2 * T.Count), left - (2 * T.Count));
                    T.StoreFirst(T.Max(floor, sum3), result + (3 * T.Count), left - (3 * T.Count));
                }

                if (MaxPanelVectors * T.Count >= Panels.Width || left <= MaxPanelVectors * T.Count)
                {
                    break;
                }
            }
        }
    }

    // Whole panels, as many as the vectors fill.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyPanels<T, TVectors>(
        ref float a, nint aStep, int k, ref float b, ref float c, ref float start, float floor)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount
    {
        T sum0 = Begin<T, TVectors>(0, ref start), sum1 = Begin<T, TVectors>(1, ref start);
        T sum2 = Begin<T, TVectors>(2, ref start), sum3 = Begin<T, TVectors>(3, ref start);
        T sum4 = Begin<T, TVectors>(4, ref start), sum5 = Begin<T, TVectors>(5, ref start);
        T sum6 = Begin<T, TVectors>(6, ref start), sum7 = Begin<T, TVectors>(7, ref start);

        // The upper four lie as the lower four do, from their own beginning on.
        nint bPanel = (nint)k * Panels.Width;
        ref float upper = ref Unsafe.Add(ref b, Offset<T>(4, bPanel));
        nint offset1 = Offset<T>(1, bPanel), offset2 = Offset<T>(2, bPanel), offset3 = Offset<T>(3, bPanel);
        for (; k != 0; k--)
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
            b = ref Unsafe.Add(ref b, Panels.Width);
            upper = ref Unsafe.Add(ref upper, Panels.Width);
        }

        End<T, TVectors>(0, sum0, floor, ref c);
        End<T, TVectors>(1, sum1, floor, ref c);
        End<T, TVectors>(2, sum2, floor, ref c);
        End<T, TVectors>(3, sum3, floor, ref c);
        End<T, TVectors>(4, sum4, floor, ref c);
        End<T, TVectors>(5, sum5, floor, ref c);
        End<T, TVectors>(6, sum6, floor, ref c);
        End<T, TVectors>(7, sum7, floor, ref c);
    }

    // How far the column at which a vector begins is from the first one, in panels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Offset<T>(int vector, nint panel)
        where T : struct, IFloats<T> =>
        (vector * T.Count / Panels.Width * panel) + (vector * T.Count % Panels.Width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Begin<T, TVectors>(int vector, ref float start)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount =>
        vector >= TVectors.Value || Unsafe.IsNullRef(ref start)
            ? default
            : T.Load(ref start, (nuint)(vector * T.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Add<T, TVectors>(int vector, T value, ref float b, nint offset, T sum)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount =>
        vector >= TVectors.Value ? sum : T.MultiplyAdd(value, T.Load(ref b, (nuint)offset), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End<T, TVectors>(int vector, T sum, T floor, ref float c)
        where T : struct, IFloats<T>
        where TVectors : struct, ICount
    {
        if (vector < TVectors.Value)
        {
            T.Store(T.Max(floor, sum), ref c, (nuint)(vector * T.Count));
        }
    }
}
