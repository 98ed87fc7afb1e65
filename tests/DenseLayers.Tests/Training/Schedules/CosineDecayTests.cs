using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Schedules;

public class CosineDecayTests
{
    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        CosineDecay schedule = new(8, 4);
        schedule.InitialLearningRate.Should().Be(8);
        schedule.DecaySteps.Should().Be(4);
        schedule.Alpha.Should().Be(0);
        schedule.WarmupTarget.Should().BeNull();
        schedule.WarmupSteps.Should().Be(0);
    }

    [Fact]
    public void RateAt_Default_FallsToZeroAndStays() =>
        new[] { 0L, 2, 4, 9 }.Select(new CosineDecay(8, 4).RateAt).Should().Equal(8, 4, 0, 0);

    [Fact]
    public void RateAt_Alpha_IsThePartThatIsLeft() => new CosineDecay(8, 4) { Alpha = 0.25f }.RateAt(4).Should().Be(2);

    [Fact]
    public void RateAt_Warmup_RisesFirst()
    {
        CosineDecay schedule = new(2, 4) { WarmupTarget = 8, WarmupSteps = 2 };
        new[] { 0L, 1, 2, 4, 6 }.Select(schedule.RateAt).Should().Equal(2, 5, 8, 4, 0);
    }

    [Fact]
    public void RateAt_HalfAWarmup_IsRefused()
    {
        Refuses(new CosineDecay(2, 4) { WarmupTarget = 8 }, "WarmupTarget 8 and WarmupSteps 0");
        Refuses(new CosineDecay(2, 4) { WarmupSteps = 3 }, "WarmupTarget null and WarmupSteps 3");

        static void Refuses(CosineDecay schedule, string got) =>
            schedule.Invoking(one => one.RateAt(0)).Should().Throw<InvalidOperationException>().WithMessage(
                $"CosineDecay expects WarmupTarget and WarmupSteps to go together, but got {got}. " +
                "Set both or neither.");
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Func<LearningRateSchedule> rate = () => new CosineDecay(-1, 1), steps = () => new CosineDecay(1, 0),
            alpha = () => new CosineDecay(1, 1) { Alpha = 1.5f },
            target = () => new CosineDecay(1, 1) { WarmupTarget = -1 },
            warmup = () => new CosineDecay(1, 1) { WarmupSteps = -1 };
        rate.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("initialLearningRate expects a finite number of 0 or more, but got -1.*");
        steps.Should().Throw<ArgumentOutOfRangeException>().WithMessage("decaySteps expects 1 or more, but got 0.*");
        alpha.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Alpha expects a number from 0 to 1, but got 1.5.*");
        target.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("WarmupTarget expects a finite number of 0 or more, but got -1.*");
        warmup.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("WarmupSteps expects a finite number of 0 or more, but got -1.*");
    }
}
