using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class ProductJobTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 300, 700 }, { 3, 64, 333 }, { 31, 300, 200 }, { 32, 300, 200 }, { 33, 1100, 31 }, { 127, 40, 31 },
        { 128, 40, 33 }, { 129, 3, 512 }, { 600, 17, 10 }, { 300, 1100, 50 }, { 200, 0, 40 },
    };

    [Theory]
    [InlineData(1_000_000, 1, false)]
    [InlineData(31, 2, false)]
    [InlineData(32, 2, true)]
    [InlineData(63, 4, false)]
    [InlineData(64, 4, true)]
    [InlineData(127, 64, false)]
    [InlineData(128, 64, true)]
    public void SplitsRows_RowsAndThreads_TakesSixteenForEachOr128(int rows, int threads, bool expected) =>
        ProductJob.SplitsRows(rows, threads).Should().Be(expected);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_SeveralThreads_GivesTheBitsOfOne(int m, int k, int n)
    {
        float[] a = Numbers.Some(m * k), bias = Numbers.Some(n);
        PackedMatrix b = PackedMatrix.Pack(Numbers.Some(k * n), k, n);
        float[] one = new float[m * n], many = new float[m * n];
        Gemm.Multiply(a, b, one, new Epilogue(bias, FusedActivation.Relu));
        foreach (int threads in (int[])[2, 3, 8])
        {
            Array.Fill(many, float.NaN);
            Gemm.Multiply(a, b, many, new Epilogue(bias, FusedActivation.Relu), threads);
            many.Should().Equal(one);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void MultiplyTransposedLeft_SeveralThreads_GivesTheBitsOfOne(int m, int k, int n)
    {
        float[] a = Numbers.Some(k * m), b = Numbers.Some(k * n), one = new float[m * n], many = new float[m * n];
        Gemm.MultiplyTransposedLeft(a, b, one, m, n);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Array.Fill(many, float.NaN);
            Gemm.MultiplyTransposedLeft(a, b, many, m, n, threads);
            many.Should().Equal(one);
        }
    }
}
