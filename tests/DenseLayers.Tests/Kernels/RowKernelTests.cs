using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public abstract class RowKernelTests
{
    public static TheoryData<int> Columns =>
        [.. Enumerable.Range(1, 50), 63, 64, 65, 79, 96, 127, 128, 129, 139, 161, 300];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Multiply_Bias_IsTheChainFromTheBias(int n) =>
        AssertBits(n, 7, Run(n, 7, bias: true), bias: true);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Multiply_NoBias_StartsFromZero(int n) =>
        AssertBits(n, 5, Run(n, 5, bias: false), bias: false);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Multiply_NoSteps_IsTheBias(int n) =>
        AssertBits(n, 0, Run(n, 0, bias: true), bias: true);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Multiply_Relu_CutsTheFinishedSum(int n)
    {
        float[] c = Run(n, 7, bias: true, relu: true);
        for (int column = 0; column < n; column++)
        {
            Assert.Equal(Math.Max(0, Chain(n, 7, column, Bias(n)[column])), c[column]);
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Multiply_Continues_BeginsAtTheResult(int n)
    {
        float[] before = Numbers.Some(n, 9);
        float[] c = Run(n, 6, bias: true, continued: before);
        for (int column = 0; column < n; column++)
        {
            AssertSameBits(Chain(n, 6, column, before[column]), c[column], n, column);
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Multiply_SeveralSteps_PassesOverTheNumbersBetween(int n) =>
        AssertBits(n, 5, Run(n, 5, bias: true, aStep: 3), bias: true);

    private protected abstract void Multiply(
        ref float a, nint aStep, int k, ref float b, int n, ref float c, ref float start, float floor);

    private static float[] A(int k) => Numbers.Some(k, 1);

    private static float[] B(int n, int k) => Numbers.Some(n * k, 2);

    private static float[] Bias(int n) => Numbers.Some(n, 3);

    private static float Chain(int n, int k, int column, float start)
    {
        float sum = start;
        for (int p = 0; p < k; p++)
        {
            sum = MathF.FusedMultiplyAdd(A(k)[p], B(n, k)[(p * n) + column], sum);
        }

        return sum;
    }

    private static void AssertBits(int n, int k, float[] c, bool bias)
    {
        for (int column = 0; column < n; column++)
        {
            AssertSameBits(Chain(n, k, column, bias ? Bias(n)[column] : 0), c[column], n, column);
        }
    }

    private static void AssertSameBits(float expected, float actual, int n, int column)
    {
        bool same = BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        Assert.True(
            same || (float.IsNaN(expected) && float.IsNaN(actual)),
            $"{n} columns, column {column}: {actual:R}, expected {expected:R}");
    }

    private float[] Run(int n, int k, bool bias, bool relu = false, float[]? continued = null, int aStep = 1)
    {
        float[] panels = new float[Panels.Size(k, n)];
        Panels.Pack(B(n, k), k, n, panels);

        // What lies around the result must not be written.
        const int margin = 40;
        float[] memory = [.. Enumerable.Repeat(float.NaN, n + (2 * margin))];
        continued?.CopyTo(memory, margin);
        float[] a = [.. A(k).SelectMany(value => Enumerable.Repeat(float.NaN, aStep - 1).Prepend(value)), float.NaN];
        ref float start = ref Unsafe.NullRef<float>();
        if (continued is not null)
        {
            start = ref memory[margin];
        }
        else if (bias)
        {
            start = ref Bias(n)[0];
        }

        float floor = relu ? 0 : float.NegativeInfinity;
        Multiply(ref a[0], aStep, k, ref panels[0], n, ref memory[margin], ref start, floor);
        memory.Take(margin).Concat(memory.TakeLast(margin)).Should().OnlyContain(value => float.IsNaN(value));
        return memory[margin..^margin];
    }
}

public class RowKernel16Tests : RowKernelTests
{
    private protected override void Multiply(
        ref float a, nint aStep, int k, ref float b, int n, ref float c, ref float start, float floor) =>
        RowKernel.Multiply<Floats16>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
}

public class RowKernel8Tests : RowKernelTests
{
    private protected override void Multiply(
        ref float a, nint aStep, int k, ref float b, int n, ref float c, ref float start, float floor) =>
        RowKernel.Multiply<Floats8>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
}

public class RowKernel4Tests : RowKernelTests
{
    private protected override void Multiply(
        ref float a, nint aStep, int k, ref float b, int n, ref float c, ref float start, float floor) =>
        RowKernel.Multiply<Floats4>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
}

public class RowKernel1Tests : RowKernelTests
{
    private protected override void Multiply(
        ref float a, nint aStep, int k, ref float b, int n, ref float c, ref float start, float floor) =>
        RowKernel.Multiply<Floats1>(ref a, aStep, k, ref b, n, ref c, ref start, floor);
}
