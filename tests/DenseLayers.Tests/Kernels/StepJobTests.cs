using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class StepJobTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_AnyPlaceAndLength_GivesTheSameBitsAsAlone(int threads)
    {
        foreach (int length in (int[])[0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65, 40_000])
        {
            float[][] whole = Operands(length);
            float[][] alone = [.. whole.Select(values => (float[])values.Clone())];
            StepJob<Mixing>.Run(default, Of(whole, 0, length), threads);
            for (int i = 0; i < length; i++)
            {
                StepJob<Mixing>.Run(default, Of(alone, i, 1), 1);
            }

            whole.Select(Bits).Should().BeEquivalentTo(alone.Select(Bits), options => options.WithStrictOrdering());
        }

        static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
    }

    [Fact]
    public void Run_FewerSlots_ChangesTheValuesAlone()
    {
        float[] values = [1, 2, 3], gradient = [10, 20, 30];
        StepJob<Adding>.Run(default, new StepOperands { Values = values, Gradient = gradient }, 1);
        values.Should().Equal(11, 22, 33);
        gradient.Should().Equal(10, 20, 30);
    }

    [Fact]
    public void Run_SlotsReadAlone_StayAsTheyAre()
    {
        float[] values = [1, 2, 3], gradient = [10, 20, 30], first = [100, 200, 300];
        StepJob<Reading>.Run(
            default, new StepOperands { Values = values, Gradient = gradient, First = first }, 1);
        values.Should().Equal(110, 220, 330);
        first.Should().Equal(100, 200, 300);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(40, 17)]
    [InlineData(100, 700)]
    [InlineData(1500, 705)]
    public void Run_PackedCopies_FollowTheValues(int rows, int columns)
    {
        float[] values = Numbers.Some(rows * columns), gradient = Numbers.Some(rows * columns);
        PackedMatrix packed = PackedMatrix.Pack(values, rows, columns);
        PackedMatrix transposed = PackedMatrix.PackTransposed(values, columns, rows);
        StepOperands operands = new()
        {
            Values = values,
            Gradient = gradient,
            Packed = packed,
            Transposed = transposed,
        };
        StepJob<Adding>.Run(default, operands, 2);
        Whole(packed).Should().Equal(Whole(PackedMatrix.Pack(values, rows, columns)));
        Whole(transposed).Should().Equal(Whole(PackedMatrix.PackTransposed(values, columns, rows)));

        float[] Whole(PackedMatrix matrix) => matrix.Values[..(rows * columns)].ToArray();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Run_ShorterOperand_IsRefused(int shorter)
    {
        Action run = () =>
        {
            float[][] operands = Operands(9);
            operands[shorter] = new float[8];
            StepJob<Mixing>.Run(default, Of(operands), 1);
        };
        run.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Run_SlotThatTheFormulaLacks_IsRefused()
    {
        Action run = () => StepJob<Adding>.Run(default, Of(Operands(3)), 1);
        run.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static float[][] Operands(int length)
    {
        Random random = new(length);
        float[] Some() => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
        return [.. Enumerable.Range(0, 5).Select(_ => Some())];
    }

    private static StepOperands Of(float[][] operands, int start, int length) =>
        Of([.. operands.Select(values => values.AsMemory(start, length))]);

    private static StepOperands Of(float[][] operands) => Of([.. operands.Select(values => values.AsMemory())]);

    private static StepOperands Of(Memory<float>[] operands) => new()
    {
        Values = operands[0].Span,
        Gradient = operands[1].Span,
        First = operands[2].Span,
        Second = operands[3].Span,
        Third = operands[4].Span,
    };

    // Reads and writes all there is, with all that rounds.
    private readonly struct Mixing : IStepFormula
    {
        public static int Slots => 3;

        public void Step<T>(ref T value, T gradient, ref T first, ref T second, ref T third)
            where T : struct, IFloats<T>
        {
            first += (gradient - first) * 0.1f;
            second += ((gradient * gradient) - second) * 0.001f;
            third = T.Max(0f, third - second);
            value -= first * 0.3f / (T.Sqrt(second + third) + 1e-7f);
        }
    }

    private readonly struct Adding : IStepFormula
    {
        public static int Slots => 0;

        public void Step<T>(ref T value, T gradient, ref T first, ref T second, ref T third)
            where T : struct, IFloats<T> =>
            value += gradient;
    }

    private readonly struct Reading : IStepFormula
    {
        public static int Slots => 1;

        public static bool ChangesSlots => false;

        public void Step<T>(ref T value, T gradient, ref T first, ref T second, ref T third)
            where T : struct, IFloats<T>
        {
            value = gradient + first;
            first = 0f;
        }
    }
}
