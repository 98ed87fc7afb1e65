using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary>Rows written past the caches have the bits of the plain chain, wherever in memory they begin.</summary>
public class StreamedRowsTests
{
    [Theory]
    [MemberData(nameof(EachFloats.Names), MemberType = typeof(EachFloats))]
    public void Multiply_AnySizeAndPlace_IsTheChainFromTheBias(string name)
    {
        foreach (int n in (int[])[16, 17, 31, 32, 33, 64, 100, 129])
        {
            for (int place = 0; place < 17; place++)
            {
                Check(name, m: 1 + (place % 5), k: place % 9, n, place, hasBias: place % 2 == 0);
            }
        }
    }

    [Fact]
    public void Multiply_Streamed_IsTheProductThatIsNot()
    {
        const int m = 300, k = 3, n = 70;
        float[] a = Numbers.Some(m * k), bias = Numbers.Some(n, 3), expected = new float[m * n];
        PackedMatrix b = PackedMatrix.Pack(Numbers.Some(k * n, 2), k, n);
        Gemm.Multiply(a, b, expected, new Epilogue(bias, FusedActivation.Relu));
        foreach (int threads in (int[])[1, 2])
        {
            float[] c = new float[m * n];
            Gemm.Multiply(a, b, c, new Epilogue(bias, FusedActivation.Relu), threads, streams: true);
            Numbers.Bits(c).Should().Equal(Numbers.Bits(expected));
        }
    }

    [Theory]
    [InlineData(8, 16, 0, 1, true)]
    [InlineData(9, 16, 0, 1, false)]
    [InlineData(8, 15, 0, 1, false)]
    [InlineData(8, 32, 16, 1, false)]
    [InlineData(8, 16, 0, 2, false)]
    public void Pays_FewStepsOfWholeRows_IsTrue(int k, int n, int firstColumn, int aStep, bool expected)
    {
        float[] c = new float[n];
        Product product = new()
        {
            M = 1,
            N = n,
            K = k,
            FirstColumn = firstColumn,
            EndColumn = n,
            AStep = aStep,
            C = ref c[0],
        };
        StreamedRows.Pays(in product).Should().Be(expected);
    }

    private static void Check(string name, int m, int k, int n, int place, bool hasBias)
    {
        float[] a = Numbers.Some((m * k) + 1), b = Numbers.Some(k * n, 2), bias = hasBias ? Numbers.Some(n, 3) : [];
        float[] c = new float[(m * n) + 60];
        Array.Fill(c, float.NaN);
        Multiply(name, new Product
        {
            M = m,
            N = n,
            K = k,
            EndColumn = n,
            A = ref a[0],
            ARow = k,
            AStep = 1,
            B = ref PackedMatrix.Pack(b, k, n).Values[0],
            C = ref c[place],
            Bias = bias,
            Floor = 0,
        });
        for (int i = -place; i < c.Length - place; i++)
        {
            float sum = float.NaN;
            if (i >= 0 && i < m * n)
            {
                sum = hasBias ? bias[i % n] : 0;
                for (int p = 0; p < k; p++)
                {
                    sum = MathF.FusedMultiplyAdd(a[(i / n * k) + p], b[(p * n) + (i % n)], sum);
                }

                sum = sum < 0 ? 0 : sum;
            }

            Assert.Equal(BitConverter.SingleToInt32Bits(sum), BitConverter.SingleToInt32Bits(c[place + i]));
        }
    }

    private static void Multiply(string name, in Product product)
    {
        switch (name)
        {
            case nameof(Floats1): StreamedRows.Multiply<Floats1>(in product); break;
            case nameof(Floats4): StreamedRows.Multiply<Floats4>(in product); break;
            case nameof(Floats8): StreamedRows.Multiply<Floats8>(in product); break;
            case nameof(Floats16): StreamedRows.Multiply<Floats16>(in product); break;
            default: throw new SwitchExpressionException(name);
        }
    }
}
