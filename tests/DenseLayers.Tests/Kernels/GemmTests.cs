using System.Runtime.InteropServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class GemmTests
{
    private static readonly int[] _sizes = [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33];

    public static TheoryData<int> Sizes => [.. _sizes];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_AnySizes_IsTheChainFromTheBias(int m)
    {
        foreach ((int n, int k) in _sizes.SelectMany(n => _sizes.Select(k => (n, k))))
        {
            float[] a = Numbers.Some(m * k, 1), b = Numbers.Some(k * n, 2), bias = Numbers.Some(n, 3), c = NaN(m * n);
            Gemm.Multiply(a, PackedMatrix.Pack(b, k, n), c, new Epilogue(bias));
            Check(c, (i, j) => Chain(bias[j], k, p => a[(i * k) + p], p => b[(p * n) + j]), m, n, $"n {n}, k {k}");
            CheckInDouble(c, (i, j) => bias[j] + Sum(k, p => (double)a[(i * k) + p] * b[(p * n) + j]), m, n);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_NoBias_StartsFromZero(int m)
    {
        foreach ((int n, int k) in _sizes.SelectMany(n => _sizes.Select(k => (n, k))))
        {
            float[] a = Numbers.Some(m * k, 1), b = Numbers.Some(k * n, 2), c = NaN(m * n);
            Gemm.Multiply(a, PackedMatrix.PackTransposed(Transposed(b, k, n), k, n), c, default);
            Check(c, (i, j) => Chain(0, k, p => a[(i * k) + p], p => b[(p * n) + j]), m, n, $"n {n}, k {k}");
        }
    }

    // 65536 x 65536 elements, of which an int counts 0.
    [Fact]
    public void Multiply_OperandLongerThanASpanCanBe_Throws()
    {
        PackedMatrix b = PackedMatrix.Pack(new float[1 << 16], 1 << 16, 1);
        float[] c = new float[1 << 16];

        FluentActions.Invoking(() => Gemm.Multiply([], b, c, default)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void MultiplyTransposedLeft_ResultLongerThanASpanCanBe_Throws() =>
        FluentActions.Invoking(() => Gemm.MultiplyTransposedLeft([], [], [], 1 << 16, 1 << 16))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void MultiplyTransposedLeft_OperandLongerThanASpanCanBe_Throws()
    {
        float[] a = new float[1 << 16], c = new float[1 << 16];

        FluentActions.Invoking(() => Gemm.MultiplyTransposedLeft(a, [], c, 1, 1 << 16))
            .Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void MultiplyTransposedLeft_AnySizes_IsTheChainOverTheRows(int m)
    {
        foreach ((int n, int k) in _sizes.SelectMany(n => _sizes.Select(k => (n, k))))
        {
            float[] a = Numbers.Some(k * m, 1), b = Numbers.Some(k * n, 2), c = NaN(m * n);
            Gemm.MultiplyTransposedLeft(a, b, c, m, n);
            Check(c, (i, j) => Chain(0, k, p => a[(p * m) + i], p => b[(p * n) + j]), m, n, $"n {n}, k {k}");
            CheckInDouble(c, (i, j) => Sum(k, p => (double)a[(p * m) + i] * b[(p * n) + j]), m, n);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_Relu_CutsTheFinishedSum(int n)
    {
        const int m = 5, k = 7;
        float[] a = Numbers.Some(m * k, 1), b = Numbers.Some(k * n, 2), bias = Numbers.Some(n, 3), c = NaN(m * n);
        Gemm.Multiply(a, PackedMatrix.Pack(b, k, n), c, new Epilogue(bias, FusedActivation.Relu));
        Check(c, (i, j) => Math.Max(0, Chain(bias[j], k, p => a[(i * k) + p], p => b[(p * n) + j])), m, n, $"n {n}");
        c.Should().NotContain(value => value < 0);
    }

    [Fact]
    public void Multiply_PartOfALargerBuffer_WritesOnlyThere()
    {
        const int m = 5, n = 17, k = 3;
        float[] memory = NaN((m * n) + 40);
        PackedMatrix packed = PackedMatrix.Pack(Numbers.Some(k * n), k, n);
        Gemm.Multiply(Numbers.Some(m * k), packed, memory.AsSpan(20, m * n), default);
        memory.Take(20).Concat(memory.TakeLast(20)).Should().OnlyContain(value => float.IsNaN(value));
        memory.Skip(20).Take(m * n).Should().NotContain(value => float.IsNaN(value));
    }

    [Fact]
    public void Multiply_InfinityAndZero_IsNaN()
    {
        float[] c = new float[1];
        PackedMatrix infinite = PackedMatrix.Pack([float.PositiveInfinity], 1, 1);
        Gemm.Multiply([0f], infinite, c, new Epilogue([], FusedActivation.Relu));
        c[0].Should().Be(float.NaN);
    }

    [Theory]
    [InlineData(5, 4, 0)]
    [InlineData(6, 5, 0)]
    [InlineData(6, 4, 3)]
    public void Multiply_WrongLengths_Throws(int a, int c, int bias)
    {
        PackedMatrix packed = PackedMatrix.Pack(new float[6], 3, 2);
        Action act = () => Gemm.Multiply(new float[a], packed, new float[c], new Epilogue(new float[bias]));
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(5, 4, 4)]
    [InlineData(6, 5, 4)]
    [InlineData(6, 6, 5)]
    public void MultiplyTransposedLeft_WrongLengths_Throws(int a, int b, int c)
    {
        Action act = () => Gemm.MultiplyTransposedLeft(new float[a], new float[b], new float[c], 2, 2);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_RowsShareOfTheColumns_LeavesTheOthersAlone(bool continues)
    {
        const int n = 161, k = 4, first = 64, end = 96;
        float[] a = Numbers.Some(k, 1), b = Numbers.Some(k * n, 2);
        float[] bias = Numbers.Some(n, 3), before = Numbers.Some(n, 9);
        float[] c = [.. before];
        Gemm.Run(new Product
        {
            M = 1,
            N = n,
            K = k,
            FirstColumn = first,
            EndColumn = end,
            A = ref a[0],
            ARow = k,
            AStep = 1,
            B = ref MemoryMarshal.GetReference(PackedMatrix.Pack(b, k, n).Values),
            C = ref c[0],
            Bias = bias,
            Continues = continues,
            Floor = float.NegativeInfinity,
        });
        float[] start = continues ? before : bias;
        Check(
            c,
            (_, j) => j is < first or >= end ? before[j] : Chain(start[j], k, p => a[p], p => b[(p * n) + j]),
            1,
            n,
            $"continues {continues}");
    }

    private static float Chain(float start, int k, Func<int, float> a, Func<int, float> b)
    {
        float sum = start;
        for (int p = 0; p < k; p++)
        {
            sum = MathF.FusedMultiplyAdd(a(p), b(p), sum);
        }

        return sum;
    }

    private static double Sum(int k, Func<int, double> term) => Enumerable.Range(0, k).Sum(term);

    private static void Check(float[] c, Func<int, int, float> expected, int m, int n, string sizes)
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                float wanted = expected(i, j), got = c[(i * n) + j];
                if (BitConverter.SingleToInt32Bits(wanted) != BitConverter.SingleToInt32Bits(got))
                {
                    Assert.Fail($"m {m}, {sizes}: element ({i}, {j}) is {got:R}, expected {wanted:R}");
                }
            }
        }
    }

    private static void CheckInDouble(float[] c, Func<int, int, double> expected, int m, int n)
    {
        for (int i = 0; i < m * n; i++)
        {
            Assert.Equal(expected(i / n, i % n), c[i], 1e-5);
        }
    }

    private static float[] NaN(int count)
    {
        float[] values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }

    private static float[] Transposed(float[] matrix, int rows, int columns)
    {
        float[] transposed = new float[matrix.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            transposed[(i % columns * rows) + (i / columns)] = matrix[i];
        }

        return transposed;
    }
}
