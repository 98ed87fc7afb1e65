using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Optimizers;

public class GradientIntakeTests
{
    [Fact]
    public void Options_Default_AreNone()
    {
        new Sgd().LossScaleFactor.Should().BeNull();
        new Sgd().GradientAccumulationSteps.Should().BeNull();
    }

    [Fact]
    public void Take_GradientAccumulationSteps_StepsWithTheMeanOfThree()
    {
        Sgd optimizer = new(1) { GradientAccumulationSteps = 3 };
        Parameter kernel = TestLayer.Parameter("kernel", [1], [0]);
        optimizer.Build([kernel]);
        List<float> values = [], sums = [];
        List<long> updates = [];
        foreach (float gradient in (float[])[1, 2, 6, 4])
        {
            Stepping.Step(optimizer, gradient);
            values.Add(kernel.Values[0]);
            sums.Add(optimizer.Variables[0].Values[0]);
            updates.Add(optimizer.UpdateCount);
        }

        values.Should().Equal(0, 0, -3, -3);
        sums.Should().Equal(1, 3, 0, 4);
        updates.Should().Equal(0, 0, 1, 1);
        optimizer.Iterations.Should().Be(4);
        optimizer.Variables[0].Name.Should().Be("dense_kernel_gradient_accumulator");
    }

    [Fact]
    public void Take_Accumulation_ClipsTheMean() =>
        Stepping.Run(new Sgd(1) { GradientAccumulationSteps = 2, ClipValue = 3 }, [0], [10], [-6]).Should().Equal(-2);

    [Fact]
    public void Take_AccumulationOfAnOwnOptimizer_StepsWithTheMean() =>
        Stepping.Run(new OwnSgd { GradientAccumulationSteps = 2 }, [0], [10], [-6]).Should().Equal(-2);

    [Fact]
    public void Take_AccumulationAndFrozenParameter_KeepsTheirSumsApart()
    {
        Parameter kernel = TestLayer.Parameter("kernel", [1], [0]), bias = TestLayer.Parameter("bias", [1], [0]);
        Sgd optimizer = new(1) { GradientAccumulationSteps = 2 };
        optimizer.Build([kernel, bias]);
        optimizer.Build([bias]);
        Stepping.Step(optimizer, 2);
        Stepping.Step(optimizer, 4);
        kernel.Values[0].Should().Be(0);
        bias.Values[0].Should().Be(-3);
    }

    [Fact]
    public void Variables_AllOptions_ComeBeforeTheOptimizersOwn()
    {
        Sgd optimizer = new() { Momentum = 0.5f, UseEma = true, GradientAccumulationSteps = 2 };
        optimizer.Build([TestLayer.Parameter("kernel", [2], [1, 2]), TestLayer.Parameter("bias", [1], [0])]);
        optimizer.Variables.Select(variable => variable.Name).Should().Equal(
            "dense_kernel_average",
            "dense_kernel_gradient_accumulator",
            "dense_bias_average",
            "dense_bias_gradient_accumulator",
            "dense_kernel_momentum",
            "dense_bias_momentum");
        optimizer.ValueCount.Should().Be(2 + 9);
    }

    [Theory]
    [InlineData("norm")]
    [InlineData("global norm")]
    [InlineData("value")]
    public void Apply_TwoThreads_GivesTheSameBits(string clip)
    {
        float[] start = Numbers.Some(150_001), gradient = Numbers.Some(150_001);
        Run(threads: 2).Should().Equal(Run(threads: 1));

        float[] Run(int threads)
        {
            Parameter kernel = TestLayer.Parameter("kernel", [start.Length], start);
            AdamW optimizer = new()
            {
                ClipNorm = clip == "norm" ? 0.5f : null,
                GlobalClipNorm = clip == "global norm" ? 0.5f : null,
                ClipValue = clip == "value" ? 0.5f : null,
                UseEma = true,
                EmaOverwriteFrequency = 1,
                LossScaleFactor = 3,
                GradientAccumulationSteps = 2,
            };
            optimizer.Build([kernel]);
            for (int step = 0; step < 4; step++)
            {
                optimizer.Apply([.. gradient], [new Place(0, gradient.Length, [gradient.Length])], threads);
            }

            return kernel.Values.ToArray();
        }
    }

    [Fact]
    public void Apply_OnFromTheSameVariables_GivesTheSameBits()
    {
        // Five batches: two steps, and one gradient that waits for the next.
        Parameter kernel = TestLayer.Parameter("kernel", [3], [1, 2, 3]);
        Nadam optimizer = WithAllOptions();
        optimizer.Build([kernel]);
        Run(optimizer, 5);
        Parameter other = TestLayer.Parameter("kernel", [3], kernel.Values.ToArray());
        Nadam next = WithAllOptions();
        next.Build([other]);
        next.Iterations = optimizer.Iterations;
        for (int i = 0; i < optimizer.Variables.Count; i++)
        {
            optimizer.Variables[i].Values.CopyTo(next.Variables[i].Values);
        }

        Run(optimizer, 6);
        Run(next, 6);
        other.Values.ToArray().Should().Equal(kernel.Values.ToArray());

        static void Run(Optimizer optimizer, int batches)
        {
            for (int i = 0; i < batches; i++)
            {
                Stepping.Step(optimizer, 0.5f, -i, i + 0.25f);
            }
        }
    }

    [Fact]
    public void Apply_AllOptionsWarm_AllocatesNothing()
    {
        Nadam optimizer = WithAllOptions();
        Parameter kernel = TestLayer.Parameter("kernel", [3], [1, 2, 3]);
        optimizer.Build([kernel]);
        float[] gradient = [1, 2, 3];
        Place[] places = [new Place(0, 3, [3])];

        long allocated = Allocations.OfWarm(() =>
        {
            for (int step = 0; step < 4; step++)
            {
                optimizer.Apply(gradient, places);
            }
        });

        allocated.Should().Be(0);
    }

    [Fact]
    public void GradientAccumulationSteps_One_IsRefused()
    {
        Func<Optimizer> make = () => new Sgd { GradientAccumulationSteps = 1 };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("GradientAccumulationSteps expects a number from 2 to 2147483647, but got 1.*");
    }

    private static Nadam WithAllOptions() => new()
    {
        Schedule = new CosineDecay(0.1f, 100),
        WeightDecay = 0.1f,
        GlobalClipNorm = 0.1f,
        UseEma = true,
        EmaOverwriteFrequency = 3,
        LossScaleFactor = 8,
        GradientAccumulationSteps = 2,
    };
}
