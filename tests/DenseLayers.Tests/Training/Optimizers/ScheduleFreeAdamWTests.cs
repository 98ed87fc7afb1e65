using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Optimizers;

public class ScheduleFreeAdamWTests
{
    // With β₂ = ¾ and gradients 2 and 3: v = 1 and 3, corrected 4 and 48 / 7.
    private static readonly double _first = 1 - 0.1;
    private static readonly double _second = _first - (0.1 * 3 / Math.Sqrt(48 / 7.0));

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        ScheduleFreeAdamW optimizer = new();
        optimizer.LearningRate.Should().Be(0.0025f);
        optimizer.Beta1.Should().Be(0.9);
        optimizer.Beta2.Should().Be(0.999);
        optimizer.Epsilon.Should().Be(1e-8f);
        optimizer.WarmupSteps.Should().Be(0);
        optimizer.WeightDecay.Should().BeNull();
        optimizer.IsInEvaluation.Should().BeFalse();
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Update_TwoSteps_IsBetweenThePointAndTheMean(double beta1)
    {
        double mean = (_first + _second) / 2;
        Stepping.Run(Optimizer(beta1), [1], [2], [3])[0]
            .Should().BeApproximately((float)((_second * (1 - beta1)) + (mean * beta1)), 1e-6f);
    }

    [Theory]
    [InlineData(1, 0.5f)]
    [InlineData(2, 0.75f)]
    [InlineData(4, 0.875f)]
    public void Update_WarmupSteps_ShortenTheFirst(int steps, float expected) =>
        Stepping.Run(new ScheduleFreeAdamW(0.5f) { WarmupSteps = steps, Epsilon = 0, Beta2 = 0.5 }, [1], [2])[0]
            .Should().BeApproximately(expected, 1e-6f);

    [Fact]
    public void Update_WarmupOver_TakesTheFullRate() =>
        Stepping.Run(new ScheduleFreeAdamW(0.5f) { WarmupSteps = 2, Beta1 = 1, Beta2 = 0 }, [1], [2], [2])[0]
            .Should().BeApproximately((0.75f + 0.25f) / 2, 1e-6f);

    [Fact]
    public void Update_Epsilon_IsAddedToTheDivisor() =>
        Stepping.Run(new ScheduleFreeAdamW(0.5f) { Epsilon = 2, Beta2 = 0.5 }, [1], [2])[0]
            .Should().BeApproximately(0.75f, 1e-6f);

    [Fact]
    public void Variables_Built_AreThePointThatTrainingStartsFromAndTheVelocity()
    {
        ScheduleFreeAdamW optimizer = new();
        optimizer.Build([TestLayer.Parameter("kernel", [2], [1, 2])]);
        optimizer.Variables.Select(variable => variable.Name)
            .Should().Equal("dense_kernel_momentum", "dense_kernel_velocity");
        optimizer.Variables[0].Values.ToArray().Should().Equal(1, 2);
        optimizer.Variables[1].Values.ToArray().Should().Equal(0, 0);
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Refuses(() => new ScheduleFreeAdamW { Beta1 = 0 }, "Beta1 expects a number above 0 and up to 1, but got 0.*");
        Refuses(() => new ScheduleFreeAdamW { Beta2 = 1 }, "Beta2 expects a number from 0 to below 1, but got 1.*");
        Refuses(() => new ScheduleFreeAdamW { Epsilon = -1 }, "Epsilon expects a finite number of 0 or more*");
        Refuses(() => new ScheduleFreeAdamW { WarmupSteps = -1 }, "WarmupSteps expects a finite number of 0 or more*");

        static void Refuses(Func<Optimizer> make, string message) =>
            make.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);
    }

    private static ScheduleFreeAdamW Optimizer(double beta1) =>
        new(0.1f) { Beta1 = beta1, Beta2 = 0.75, Epsilon = 0 };
}
