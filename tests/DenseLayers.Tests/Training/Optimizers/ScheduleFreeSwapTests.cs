using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Optimizers;

/// <summary>The mean that is predicted with, and the point that is trained, change places.</summary>
public class ScheduleFreeSwapTests
{
    // With β₂ = ¾ and gradients 2 and 3: v = 1 and 3, corrected 4 and 48 / 7.
    private static readonly double _first = 1 - 0.1;
    private static readonly double _second = _first - (0.1 * 3 / Math.Sqrt(48 / 7.0));

    [Fact]
    public void SwapToEvaluation_AfterSteps_GivesTheMean()
    {
        (ScheduleFreeAdamW optimizer, Parameter kernel) = Trained();
        optimizer.SwapToEvaluation();
        kernel.Values[0].Should().BeApproximately((float)((_first + _second) / 2), 1e-6f);
        optimizer.IsInEvaluation.Should().BeTrue();
    }

    [Fact]
    public void SwapToEvaluation_Twice_SwapsOnce()
    {
        (ScheduleFreeAdamW optimizer, Parameter kernel) = Trained();
        optimizer.SwapToEvaluation();
        float once = kernel.Values[0];
        optimizer.SwapToEvaluation();
        kernel.Values[0].Should().Be(once);
    }

    [Fact]
    public void SwapToTraining_InEvaluation_GivesTheParametersBack()
    {
        (ScheduleFreeAdamW optimizer, Parameter kernel) = Trained();
        float before = kernel.Values[0];
        optimizer.SwapToEvaluation();
        optimizer.SwapToTraining();
        kernel.Values[0].Should().BeApproximately(before, 1e-6f);
        optimizer.IsInEvaluation.Should().BeFalse();
    }

    [Fact]
    public void SwapToTraining_InTraining_LeavesTheParameters()
    {
        (ScheduleFreeAdamW optimizer, Parameter kernel) = Trained();
        float before = kernel.Values[0];
        optimizer.SwapToTraining();
        kernel.Values[0].Should().Be(before);
    }

    [Fact]
    public void SwapToEvaluation_BeforeTheFirstStep_DoesNothing()
    {
        ScheduleFreeAdamW optimizer = Optimizer();
        optimizer.SwapToEvaluation();
        optimizer.IsInEvaluation.Should().BeFalse();
        Parameter kernel = TestLayer.Parameter("kernel", [1], [1.1f]);
        optimizer.Build([kernel]);
        optimizer.SwapToEvaluation();
        optimizer.IsInEvaluation.Should().BeFalse();
        kernel.Values[0].Should().Be(1.1f);
    }

    [Fact]
    public void SwapToEvaluation_PackedValues_PacksTheMean()
    {
        Parameter kernel = TestLayer.Parameter("kernel", [1, 1], [1]);
        ScheduleFreeAdamW optimizer = Optimizer();
        optimizer.Build([kernel]);
        optimizer.Apply([2], [new Place(0, 1, [1, 1])]);
        optimizer.Apply([3], [new Place(0, 1, [1, 1])]);
        _ = kernel.Packed();
        optimizer.SwapToEvaluation();
        kernel.Packed().Panel(0)[0].Should().Be(kernel.Values[0]);
    }

    [Fact]
    public void Apply_InEvaluation_IsRefusedAndChangesNothing()
    {
        (ScheduleFreeAdamW optimizer, Parameter kernel) = Trained();
        optimizer.SwapToEvaluation();
        float before = kernel.Values[0];
        Action step = () => Stepping.Step(optimizer, 1);
        step.Should().Throw<InvalidOperationException>().WithMessage(
            "ScheduleFreeAdamW expects the parameters to train, but they are those to evaluate. Call SwapToTraining " +
            "first.");
        kernel.Values[0].Should().Be(before);
        optimizer.Iterations.Should().Be(2);
    }

    [Fact]
    public void Apply_InEvaluationWithAccumulation_KeepsWhatWasGathered()
    {
        ScheduleFreeAdamW optimizer = new() { GradientAccumulationSteps = 2 };
        optimizer.Build([TestLayer.Parameter("kernel", [1], [1])]);
        Stepping.Step(optimizer, 2);
        Stepping.Step(optimizer, 2);
        Stepping.Step(optimizer, 3);
        optimizer.SwapToEvaluation();
        float[] sums = optimizer.Variables[0].Values.ToArray();
        optimizer.Invoking(one => Stepping.Step(one, 1)).Should().Throw<InvalidOperationException>();
        optimizer.Variables[0].Values.ToArray().Should().Equal(sums).And.Equal(3);
    }

    [Fact]
    public void Model_InEvaluation_PredictsButDoesNotTrainNorSaveItsState()
    {
        ScheduleFreeAdamW optimizer = new();
        Sequential model = new([1], seed: 1) { new Dense(1) };
        model.Compile(optimizer, new MeanSquaredError());
        Tensor x = Numbers.Tensor([4, 1], 1), y = Numbers.Tensor([4, 1], 2);
        model.Fit(x, y);
        optimizer.SwapToEvaluation();
        model.Evaluate(x, y).Loss.Should().BePositive();
        float[] before = model.Parameters[0].Values.ToArray();
        foreach (Action action in (Action[])
            [
                () => model.Fit(x, y),
                () => model.TrainOnBatch(x, y),
                () => model.SaveTrainingState("state"),
                () => model.LoadTrainingState("state"),
            ])
        {
            action.Should().Throw<InvalidOperationException>().WithMessage("*Call SwapToTraining first.");
        }

        model.Parameters[0].Values.ToArray().Should().Equal(before);
        optimizer.SwapToTraining();
        model.Invoking(one => one.Fit(x, y)).Should().NotThrow();
    }

    private static ScheduleFreeAdamW Optimizer() => new(0.1f) { Beta1 = 0.5, Beta2 = 0.75, Epsilon = 0 };

    private static (ScheduleFreeAdamW Optimizer, Parameter Kernel) Trained()
    {
        ScheduleFreeAdamW optimizer = Optimizer();
        Parameter kernel = TestLayer.Parameter("kernel", [1], [1]);
        optimizer.Build([kernel]);
        Stepping.Step(optimizer, 2);
        Stepping.Step(optimizer, 3);
        return (optimizer, kernel);
    }
}
