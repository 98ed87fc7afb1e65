using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenseLayers.Kernels;

/// <summary>A left operand that is itself a product, over a few steps, computed when it is asked for.</summary>
/// <remarks>It comes out with its rows side by side, and stays in the nearest cache until it is read.</remarks>
/// <typeparam name="T">How many rows are computed side by side.</typeparam>
/// <typeparam name="TDepth">Steps that this product sums over, at most <see cref="MaxDepth"/>.</typeparam>
/// <param name="inner">This product.</param>
/// <param name="turned">Memory for as many rows of its left operand as the kernel computes at once.</param>
internal readonly ref struct ShallowOperand<T, TDepth>(in Product inner, Span<float> turned) : INarrowOperand
    where T : struct, IFloats<T>
    where TDepth : struct, ICount
{
    /// <summary>The most steps: two vectors of rows for each of them stay in registers.</summary>
    public const int MaxDepth = 8;

    private readonly Product _inner = inner;
    private readonly Span<float> _turned = turned;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(in Product product, int row, int rows, int step, int steps, scoped Span<float> packed)
    {
        int allRows = _turned.Length / TDepth.Value;
        if (step == 0)
        {
            default(StoredOperand).Pack(in _inner, row, rows, 0, TDepth.Value, _turned);
        }

        ref float target = ref MemoryMarshal.GetReference(packed);
        for (int i = 0; i < allRows; i += 2 * T.Count)
        {
            ref float x = ref Unsafe.Add(ref MemoryMarshal.GetReference(_turned), Place(i, TDepth.Value));
            ref float y = ref Unsafe.Add(
                ref MemoryMarshal.GetReference(_turned), Place(i + T.Count, TDepth.Value));
            ref float xTarget = ref Unsafe.Add(ref target, Place(i, steps));
            ref float yTarget = ref Unsafe.Add(ref target, Place(i + T.Count, steps));
            Multiply(step, steps, ref x, ref y, ref xTarget, ref yTarget);
        }
    }

    // Where the panel column of a row begins.
    private static nint Place(int row, int steps) => (row / Panels.Width * Panels.Width * steps) + (row % Panels.Width);

    // Each column of the product, which is a step of the next one, for two vectors of rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(int step, int steps, ref float x, ref float y, ref float xTarget, ref float yTarget)
    {
        Load(0, ref x, ref y, out T x0, out T y0);
        Load(1, ref x, ref y, out T x1, out T y1);
        Load(2, ref x, ref y, out T x2, out T y2);
        Load(3, ref x, ref y, out T x3, out T y3);
        Load(4, ref x, ref y, out T x4, out T y4);
        Load(5, ref x, ref y, out T x5, out T y5);
        Load(6, ref x, ref y, out T x6, out T y6);
        Load(7, ref x, ref y, out T x7, out T y7);
        T floor = _inner.Floor;
        float zero = 0;
        ref float bias = ref _inner.Bias.IsEmpty
            ? ref zero
            : ref Unsafe.Add(ref MemoryMarshal.GetReference(_inner.Bias), step);
        nint biasStep = _inner.Bias.IsEmpty ? 0 : 1;
        for (int column = step; column < step + steps; column += Panels.Width)
        {
            ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in _inner.B), (nint)column * TDepth.Value);
            nint width = Math.Min(Panels.Width, _inner.N - column);
            for (nint i = 0; i < width; i++)
            {
                T xSum = bias;
                T ySum = xSum;
                ref float weight = ref Unsafe.Add(ref b, i);
                Add(0, ref weight, width, x0, y0, ref xSum, ref ySum);
                Add(1, ref weight, width, x1, y1, ref xSum, ref ySum);
                Add(2, ref weight, width, x2, y2, ref xSum, ref ySum);
                Add(3, ref weight, width, x3, y3, ref xSum, ref ySum);
                Add(4, ref weight, width, x4, y4, ref xSum, ref ySum);
                Add(5, ref weight, width, x5, y5, ref xSum, ref ySum);
                Add(6, ref weight, width, x6, y6, ref xSum, ref ySum);
                Add(7, ref weight, width, x7, y7, ref xSum, ref ySum);
                T.Store(T.Max(floor, xSum), ref xTarget, 0);
                T.Store(T.Max(floor, ySum), ref yTarget, 0);
                bias = ref Unsafe.Add(ref bias, biasStep);
                xTarget = ref Unsafe.Add(ref xTarget, Panels.Width);
                yTarget = ref Unsafe.Add(ref yTarget, Panels.Width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(int step, ref float x, ref float y, out T xValue, out T yValue)
    {
        bool isThere = step < TDepth.Value;
        xValue = isThere ? T.Load(ref x, (nuint)(step * Panels.Width)) : default;
        yValue = isThere ? T.Load(ref y, (nuint)(step * Panels.Width)) : default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(int step, ref float b, nint width, T x, T y, ref T xSum, ref T ySum)
    {
        if (step < TDepth.Value)
        {
            T weight = Unsafe.Add(ref b, step * width);
            xSum = T.MultiplyAdd(x, weight, xSum);
            ySum = T.MultiplyAdd(y, weight, ySum);
        }
    }
}
