using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary>Two products at once give the bits of one after the other, with every kernel on every machine.</summary>
public class ProductPairTests
{
    public static TheoryData<string> Kernels => ["512", "256", "128", "scalar"];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Multiply_AnySizes_IsBothChains(string kernel)
    {
        foreach (int k in Enumerable.Range(1, 8))
        {
            foreach ((int m, int l, int n) in (IEnumerable<(int, int, int)>)
                [(1, 5, 3), (15, 16, 1), (16, 33, 7), (17, 256, 10), (31, 257, 15), (33, 300, 10), (70, 513, 12)])
            {
                Check(kernel, m, k, l, n, hasBias: true);
                Check(kernel, m, k, l, n, hasBias: false);
            }
        }
    }

    [Fact]
    public void Multiply_Spans_IsOneProductAfterTheOther()
    {
        const int m = 40, k = 3, l = 50, n = 10;
        float[] a = Numbers.Some(m * k), firstBias = Numbers.Some(l, 4), bias = Numbers.Some(n, 5);
        PackedMatrix first = PackedMatrix.Pack(Numbers.Some(k * l, 2), k, l);
        PackedMatrix second = PackedMatrix.Pack(Numbers.Some(l * n, 3), l, n);
        float[] hidden = new float[m * l], expected = new float[m * n], c = new float[m * n];
        Gemm.Multiply(a, first, hidden, new Epilogue(firstBias, FusedActivation.Relu));
        Gemm.Multiply(hidden, second, expected, new Epilogue(bias, FusedActivation.Relu));
        Array.Fill(c, float.NaN);
        Epilogue firstEpilogue = new(firstBias, FusedActivation.Relu);
        ProductPair.Multiply(a, first, firstEpilogue, second, c, new Epilogue(bias, FusedActivation.Relu));
        Numbers.Bits(c).Should().Equal(Numbers.Bits(expected));
    }

    // 65536 x 65536 elements, of which an int counts 0.
    [Fact]
    public void Multiply_OperandLongerThanASpanCanBe_Throws()
    {
        PackedMatrix first = PackedMatrix.Pack(new float[1 << 16], 1 << 16, 1);
        PackedMatrix second = PackedMatrix.Pack(new float[1], 1, 1);
        float[] c = new float[1 << 16];

        FluentActions.Invoking(() => ProductPair.Multiply([], first, default, second, c, default))
            .Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(0, 10, false)]
    [InlineData(1, 10, true)]
    [InlineData(8, 15, true)]
    [InlineData(9, 10, false)]
    [InlineData(3, 16, false)]
    public void Pays_FewStepsThenFewColumns_IsTrue(int depth, int columns, bool expected) =>
        ProductPair.Pays(depth, columns).Should().Be(expected);

    [Theory]
    [InlineData(5, 4, 3, 0, 0)]
    [InlineData(6, 5, 3, 0, 0)]
    [InlineData(6, 4, 4, 0, 0)]
    [InlineData(6, 4, 3, 2, 0)]
    [InlineData(6, 4, 3, 0, 3)]
    public void Multiply_WrongLengths_Throws(int a, int c, int secondRows, int firstBias, int bias)
    {
        PackedMatrix first = PackedMatrix.Pack(new float[9], 3, 3);
        PackedMatrix second = PackedMatrix.Pack(new float[2 * secondRows], secondRows, 2);
        Action act = () => ProductPair.Multiply(
            new float[a],
            first,
            new Epilogue(new float[firstBias]),
            second,
            new float[c],
            new Epilogue(new float[bias]));
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static void Check(string kernel, int m, int k, int l, int n, bool hasBias)
    {
        float[] a = Numbers.Some((m * k) + 1, 1), b = Numbers.Some(k * l, 2), d = Numbers.Some(l * n, 3);
        float[] firstBias = hasBias ? Numbers.Some(l, 4) : [], bias = hasBias ? Numbers.Some(n, 5) : [];
        float[] c = new float[(m * n) + 40];
        Array.Fill(c, float.NaN);
        Product inner = new()
        {
            M = m,
            N = l,
            K = k,
            EndColumn = l,
            A = ref a[0],
            ARow = k,
            AStep = 1,
            B = ref PackedMatrix.Pack(b, k, l).Values[0],
            Bias = firstBias,
            Floor = 0,
        };
        Product outer = new()
        {
            M = m,
            N = n,
            K = l,
            EndColumn = n,
            B = ref PackedMatrix.Pack(d, l, n).Values[0],
            C = ref c[20],
            Bias = bias,
            Floor = float.NegativeInfinity,
        };
        Multiply(kernel, in inner, in outer);
        c.Take(20).Concat(c.TakeLast(20)).Should().OnlyContain(value => float.IsNaN(value));
        for (int i = 0; i < m * n; i++)
        {
            float sum = hasBias ? bias[i % n] : 0;
            for (int j = 0; j < l; j++)
            {
                float hidden = hasBias ? firstBias[j] : 0;
                for (int p = 0; p < k; p++)
                {
                    hidden = MathF.FusedMultiplyAdd(a[(i / n * k) + p], b[(p * l) + j], hidden);
                }

                sum = MathF.FusedMultiplyAdd(hidden < 0 ? 0 : hidden, d[(j * n) + (i % n)], sum);
            }

            Assert.Equal(BitConverter.SingleToInt32Bits(sum), BitConverter.SingleToInt32Bits(c[20 + i]));
        }
    }

    private static void Multiply(string kernel, in Product inner, in Product outer)
    {
        switch (kernel)
        {
            case "512": ProductPair.Multiply<Vector512MicroKernel, Floats16>(in inner, in outer); break;
            case "256": ProductPair.Multiply<Vector256MicroKernel, Floats8>(in inner, in outer); break;
            case "128": ProductPair.Multiply<Vector128MicroKernel, Floats4>(in inner, in outer); break;
            case "scalar": ProductPair.Multiply<ScalarMicroKernel, Floats1>(in inner, in outer); break;
            default: throw new SwitchExpressionException(kernel);
        }
    }
}
