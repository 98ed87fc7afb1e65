using DenseLayers.Kernels;
using DenseLayers.Training;

namespace DenseLayers.Tests.Kernels;

/// <summary>Steps whose gradients are a deferred product.</summary>
public class StepJobProductTests
{
    private const int Samples = 6;

    [Theory]
    [InlineData(3, 5, 1)]
    [InlineData(40, 17, 2)]
    [InlineData(200, 700, 1)]
    [InlineData(200, 700, 2)]
    [InlineData(1500, 7, 2)]
    public void Run_Product_StepsAsWithWhatItGives(int rows, int columns, int threads)
    {
        int length = rows * columns;
        float[] a = Numbers.Some(Samples * rows), b = Numbers.Some(Samples * columns), gradient = new float[length];
        float[] values = Numbers.Some(length), firsts = Numbers.Some(length), seconds = new float[length];
        Gemm.MultiplyTransposedLeft(a, b, gradient, rows, columns);
        float[] expected = [.. values], expectedFirsts = [.. firsts], expectedSeconds = [.. seconds];
        Run(expected, gradient, expectedFirsts, expectedSeconds, product: null, threads: 1);

        DeferredProduct product = new(
            rows, columns, new AlignedFloats(DeferredProduct.ScratchSize(rows, columns, Samples, threads)));
        product.Defer(a, b);
        Run(values, new float[length], firsts, seconds, product, threads);
        Numbers.Bits(values).Should().Equal(Numbers.Bits(expected));
        Numbers.Bits(firsts).Should().Equal(Numbers.Bits(expectedFirsts));
        Numbers.Bits(seconds).Should().Equal(Numbers.Bits(expectedSeconds));
    }

    [Theory]
    [InlineData(40, 17)]
    [InlineData(200, 700)]
    public void Run_Product_PackedCopiesFollow(int rows, int columns)
    {
        float[] values = Numbers.Some(rows * columns);
        PackedMatrix packed = new(rows, columns), transposed = new(columns, rows);
        DeferredProduct product = new(
            rows, columns, new AlignedFloats(DeferredProduct.ScratchSize(rows, columns, Samples, 2)));
        product.Defer(Numbers.Some(Samples * rows), Numbers.Some(Samples * columns));
        StepJob<Sgd.Plain>.Run(
            new Sgd.Plain(0.1f),
            new StepOperands
            {
                Values = values,
                Gradient = new float[values.Length],
                Product = product,
                Packed = packed,
                Transposed = transposed,
            },
            2);
        packed.Values[..values.Length].ToArray().Should().Equal(
            PackedMatrix.Pack(values, rows, columns).Values[..values.Length].ToArray());
        transposed.Values[..values.Length].ToArray().Should().Equal(
            PackedMatrix.PackTransposed(values, columns, rows).Values[..values.Length].ToArray());
    }

    [Fact]
    public void Run_ProductOfAnotherSize_IsRefused()
    {
        DeferredProduct product = new(2, 4, new AlignedFloats(0));
        Action run = () => Run(new float[6], new float[6], new float[6], new float[6], product, 1);
        run.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static void Run(
        float[] values, float[] gradient, float[] firsts, float[] seconds, DeferredProduct? product, int threads) =>
        StepJob<Adam.Formula>.Run(
            Adam.Formula.Of(1, 0.01f, 0.9, 0.999, 1e-7f),
            new StepOperands
            {
                Values = values,
                Gradient = gradient,
                Product = product,
                First = firsts,
                Second = seconds,
            },
            threads);
}
