using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary>Every micro-kernel on every machine gives the bits of a plain chain of fused multiply-adds.</summary>
public abstract class MicroKernelTests
{
    private static readonly int[] _sizes = [0, 1, 2, 3, 7, 8, 10, 15, 16, 17, 28, 31, 32, 33, 48, 49];

    public static TheoryData<int> Rows =>
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 28, 31, 32, 33, 47, 48, 49, 64, 65, 113];

    /// <summary>m, k and n: the summed axis in more than one block, by all paths.</summary>
    public static TheoryData<int, int, int> Deep => new()
    {
        { 1, 1025, 33 }, { 3, 1023, 160 }, { 2, 1024, 17 }, { 15, 1025, 48 }, { 33, 2049, 10 },
        { 29, 2049, 47 }, { 20, 1025, 21 }, { 13, 512, 33 }, { 13, 513, 49 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Multiply_AnySize_IsTheChainFromTheBias(int m)
    {
        foreach ((int n, int k) in _sizes.SelectMany(n => _sizes.Select(k => (n, k))))
        {
            Case some = new(m, n, k);
            some.Check(Run(some, relu: false), relu: false);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Multiply_TransposedLeftWithoutBias_IsTheChainFromZero(int m)
    {
        foreach ((int n, int k) in _sizes.SelectMany(n => _sizes.Select(k => (n, k))))
        {
            Case some = new(m, n, k) { IsTransposed = true, Bias = [] };
            some.Check(Run(some, relu: false), relu: false);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Multiply_Relu_CutsTheFinishedSum(int m)
    {
        foreach (int n in _sizes)
        {
            Case some = new(m, n, 9);
            some.Check(Run(some, relu: true), relu: true);
        }
    }

    [Theory]
    [MemberData(nameof(Deep))]
    public void Multiply_DeepAxis_ContinuesTheChain(int m, int k, int n)
    {
        Case some = new(m, n, k);
        some.Check(Run(some, relu: true), relu: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Multiply_Continues_BeginsAtTheResult(int m)
    {
        foreach (int n in _sizes)
        {
            Case some = new(m, n, 5), other = new(m, n, 4, seed: 10) { IsTransposed = true };
            float[] c = Run(some, relu: false);
            Run(other, relu: false, c, continues: true);
            for (int i = 0; i < c.Length; i++)
            {
                AssertSameBits(other.Chain(i, some.Chain(i)), c[i], $"{m} x {n} at {i}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    public void Multiply_SomeColumns_LeavesTheOthersAlone(int m)
    {
        Case some = new(m, 90, 6);
        float[] c = Case.NaN(m * 90);
        Run(some, relu: false, c, firstColumn: 16, endColumn: 48);
        Run(some, relu: false, c, firstColumn: 80, endColumn: 90);
        for (int i = 0; i < c.Length; i++)
        {
            bool computed = i % 90 is (>= 16 and < 48) or >= 80;
            AssertSameBits(computed ? some.Chain(i) : float.NaN, c[i], $"{m} rows at {i}");
        }
    }

    [Theory]
    [InlineData(1, 48)]
    [InlineData(1, 5)]
    [InlineData(30, 10)]
    [InlineData(30, 40)]
    public void Multiply_NotFinite_SpreadsAlongItsRowAlone(int m, int n)
    {
        Case some = new(m, n, 20);
        some.A[0] = float.NaN;
        some.A[^1] = float.PositiveInfinity;
        some.B[^1] = 0;
        some.Check(Run(some, relu: true), relu: true);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(20, 16)]
    [InlineData(20, 3)]
    public void Multiply_NegativeZeroAndRelu_KeepsTheSign(int m, int n)
    {
        Case some = new(m, n, 0);
        Array.Fill(some.Bias, -0f);
        Run(some, relu: true).Should().OnlyContain(value => float.IsNegative(value));
    }

    private protected abstract void Multiply(in Product product);

    private static void AssertSameBits(float expected, float actual, string where)
    {
        bool same = BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        if (!same && !(float.IsNaN(expected) && float.IsNaN(actual)))
        {
            Assert.Fail($"{where}: {actual:R}, expected {expected:R}");
        }
    }

    private float[] Run(
        Case some, bool relu, float[]? c = null, bool continues = false, int firstColumn = 0, int? endColumn = null)
    {
        float[] panels = Case.NaN(Panels.Size(some.K, some.N));
        Panels.Pack(some.B, some.K, some.N, panels);

        // NaN around the result and in it: neither may be read, and what lies around may not be written.
        const int margin = 40;
        float[] memory = Case.NaN((some.M * some.N) + (2 * margin));
        c?.CopyTo(memory, margin);
        c ??= new float[some.M * some.N];
        if (c.Length == 0)
        {
            return c;
        }

        Multiply(new Product
        {
            M = some.M,
            N = some.N,
            K = some.K,
            FirstColumn = firstColumn,
            EndColumn = endColumn ?? some.N,
            A = ref some.Left[0],
            ARow = some.IsTransposed ? 1 : some.K,
            AStep = some.IsTransposed ? some.M : 1,
            B = ref panels[0],
            C = ref memory[margin],
            Bias = some.Bias,
            Continues = continues,
            Floor = relu ? 0 : float.NegativeInfinity,
        });
        memory.Take(margin).Concat(memory.TakeLast(margin)).Should().OnlyContain(value => float.IsNaN(value));
        Array.Copy(memory, margin, c, 0, c.Length);
        return c;
    }

    private sealed class Case(int m, int n, int k, int seed = 1)
    {
        public int M => m;

        public int N => n;

        public int K => k;

        public bool IsTransposed { get; init; }

        public float[] A { get; } = Numbers.Some(m * k, seed);

        public float[] B { get; } = Numbers.Some(k * n, seed + 1);

        public float[] Bias { get; init; } = Numbers.Some(n, seed + 2);

        public float[] Left
        {
            get
            {
                float[] left = NaN((m * k) + 1);
                for (int i = 0; i < m * k; i++)
                {
                    left[IsTransposed ? (i % k * m) + (i / k) : i] = A[i];
                }

                return left;
            }
        }

        public static float[] NaN(int count)
        {
            float[] values = new float[count];
            Array.Fill(values, float.NaN);
            return values;
        }

        public float Chain(int element) => Chain(element, Bias.Length == 0 ? 0 : Bias[element % n]);

        public float Chain(int element, float start)
        {
            float sum = start;
            for (int p = 0; p < k; p++)
            {
                sum = MathF.FusedMultiplyAdd(A[(element / n * k) + p], B[(p * n) + (element % n)], sum);
            }

            return sum;
        }

        public void Check(float[] c, bool relu)
        {
            for (int i = 0; i < c.Length; i++)
            {
                float sum = Chain(i);
                AssertSameBits(relu && sum < 0 ? 0 : sum, c[i], $"{m} x {k} x {n} at {i}");
            }
        }
    }
}

public class Vector512MicroKernelTests : MicroKernelTests
{
    private protected override void Multiply(in Product product) =>
        MacroKernel<Vector512MicroKernel>.Multiply(in product);
}

public class Vector256MicroKernelTests : MicroKernelTests
{
    private protected override void Multiply(in Product product) =>
        MacroKernel<Vector256MicroKernel>.Multiply(in product);
}

public class Vector128MicroKernelTests : MicroKernelTests
{
    private protected override void Multiply(in Product product) =>
        MacroKernel<Vector128MicroKernel>.Multiply(in product);
}

public class ScalarMicroKernelTests : MicroKernelTests
{
    private protected override void Multiply(in Product product) =>
        MacroKernel<ScalarMicroKernel>.Multiply(in product);
}
