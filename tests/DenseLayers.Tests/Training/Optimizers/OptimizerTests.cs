using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Optimizers;

public class OptimizerTests
{
    private readonly Parameter _kernel = TestLayer.Parameter("kernel", [2], [1, 2]);
    private readonly Parameter _bias = TestLayer.Parameter("bias", [1], [3]);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Constructor_BadLearningRate_IsRefused(float rate)
    {
        Func<Optimizer> make = () => new Sgd(rate);
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"LearningRate expects a finite number of 0 or more, but got {rate}.*");
    }

    [Fact]
    public void LearningRate_Negative_IsRefusedAndKept()
    {
        Sgd optimizer = new(0.5f);
        Action set = () => optimizer.LearningRate = -1;
        set.Should().Throw<ArgumentOutOfRangeException>();
        optimizer.LearningRate.Should().Be(0.5f);
    }

    [Fact]
    public void LearningRate_ChangedBetweenSteps_IsUsed()
    {
        Sgd optimizer = Built(new Sgd(1));
        Step(optimizer, 1, 0, 0);
        optimizer.LearningRate = 0;
        Step(optimizer, 1, 0, 0);
        _kernel.Values[0].Should().Be(0);
    }

    [Fact]
    public void Apply_GradientsInOneBuffer_ReachTheirParameters()
    {
        Sgd optimizer = Built(new Sgd(1));
        optimizer.Apply([10, 99, 20, 30], [new Place(2, 2, [2]), new Place(0, 1, [1])]);
        _kernel.Values.ToArray().Should().Equal(-19, -28);
        _bias.Values.ToArray().Should().Equal(-7);
    }

    [Fact]
    public void Apply_Any_CountsTheStep()
    {
        Sgd optimizer = Built(new Sgd());
        optimizer.Iterations.Should().Be(0);
        Step(optimizer, 1, 1, 1);
        Step(optimizer, 1, 1, 1);
        optimizer.Iterations.Should().Be(2);
    }

    [Fact]
    public void Apply_NotBuilt_NamesBuild()
    {
        Action apply = () => new Sgd().Apply([1], [new Place(0, 1, [1])]);
        apply.Should().Throw<InvalidOperationException>().WithMessage(
            "Sgd expects one gradient for each of 0 parameters, but got 1. Call Build first.");
    }

    [Fact]
    public void Apply_Warm_AllocatesNothing()
    {
        Adam optimizer = Built(new Adam());
        float[] gradients = [1, 2, 3];
        Place[] places = [new Place(0, 2, [2]), new Place(2, 1, [1])];

        long allocated = Allocations.OfWarm(() =>
        {
            for (int step = 0; step < 100; step++)
            {
                optimizer.Apply(gradients, places);
            }
        });

        allocated.Should().Be(0);
    }

    [Fact]
    public void Build_SameParametersAgain_KeepsWhatItRemembers()
    {
        Sgd optimizer = Built(new Sgd(1) { Momentum = 0.5f });
        Step(optimizer, 1, 1, 1);
        optimizer.Build([_kernel, _bias]);
        optimizer.Variables[0].Values.ToArray().Should().Equal(-1, -1);
        optimizer.Variables.Should().HaveCount(2);
    }

    [Fact]
    public void Build_OtherParameters_IsRefused()
    {
        Sgd optimizer = Built(new Sgd());
        Dense other = new(1);
        other.Build([1, 1]);
        Action build = () => optimizer.Build([_kernel, other.Parameters[0], _bias]);
        build.Should().Throw<InvalidOperationException>().WithMessage(
            "Sgd expects the 2 parameters that it was built for, but got 3, not the same ones. An optimizer belongs " +
            "to one model and to what is trainable in it: compile the model with a new optimizer.");
    }

    [Fact]
    public void Apply_BuiltForSomeOfItsParameters_ChangesThoseWithTheirOwnSlots()
    {
        Sgd optimizer = Built(new Sgd(1) { Momentum = 0.5f });
        Step(optimizer, 1, 1, 4);
        float[] kernel = _kernel.Values.ToArray();
        float bias = _bias.Values[0];

        optimizer.Build([_bias]);
        optimizer.Apply([2], [new Place(0, 1, [1])]);
        _kernel.Values.ToArray().Should().Equal(kernel);
        _bias.Values[0].Should().Be(bias + (0.5f * -4) - 2);
        optimizer.Variables[0].Values.ToArray().Should().Equal(-1, -1);
        optimizer.Variables[1].Values.ToArray().Should().Equal(-4);
    }

    [Fact]
    public void IsBuilt_AfterBuild_IsTrue()
    {
        new Sgd().IsBuilt.Should().BeFalse();
        Built(new Sgd()).IsBuilt.Should().BeTrue();
    }

    [Fact]
    public void AddSlot_InitialValue_FillsAVariableOfTheParametersShape()
    {
        Counting optimizer = Built(new Counting());
        optimizer.Variables.Select(variable => variable.ToString()).Should().Equal(
            "dense_kernel_count (2,)", "dense_bias_count (1,)", "product ()");
        optimizer.Variables[0].Values.ToArray().Should().Equal(7, 7);
        optimizer.Variables[2].Values.ToArray().Should().Equal(1);
    }

    [Fact]
    public void Update_OwnOptimizer_SeesTheStep()
    {
        Counting optimizer = Built(new Counting());
        Step(optimizer, 1, 1, 4);
        Step(optimizer, 1, 1, 5);
        optimizer.Seen.Should().Equal(
            "1 0 dense/kernel 0.25 1", "1 1 dense/bias 0.25 4", "2 0 dense/kernel 0.25 1", "2 1 dense/bias 0.25 5");
    }

    [Fact]
    public void OnStep_OwnOptimizer_IsCalledOnceBeforeTheUpdatesOfAStep()
    {
        Announcing optimizer = Built(new Announcing { GradientAccumulationSteps = 2 });
        for (int batch = 0; batch < 4; batch++)
        {
            Step(optimizer, 1, 1, 1);
        }

        optimizer.Seen.Should().Equal("step 1", "kernel", "bias", "step 2", "kernel", "bias");
    }

    private T Built<T>(T optimizer)
        where T : Optimizer
    {
        optimizer.Build([_kernel, _bias]);
        return optimizer;
    }

    private static void Step(Optimizer optimizer, params float[] gradients) =>
        optimizer.Apply(gradients, [new Place(0, 2, [2]), new Place(2, 1, [1])]);

    private sealed class Announcing() : Optimizer(1)
    {
        public List<string> Seen { get; } = [];

        protected override void OnStep(long number) => Seen.Add($"step {number}");

        protected override void Update(in OptimizerStep step) => Seen.Add(step.Parameter.Name);
    }

    private sealed class Counting() : Optimizer(0.25f)
    {
        public List<string> Seen { get; } = [];

        protected override void OnBuild(IReadOnlyList<Parameter> parameters)
        {
            foreach (Parameter parameter in parameters)
            {
                AddSlot(parameter, "count", initialValue: 7);
            }

            AddVariable("product", [], initialValue: 1);
        }

        protected override void Update(in OptimizerStep step) => Seen.Add(FormattableString.Invariant(
            $"{step.Number} {step.Index} {step.Parameter.Path} {step.LearningRate} {step.Gradient[0]}"));
    }
}
