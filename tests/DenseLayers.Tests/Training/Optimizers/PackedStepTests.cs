using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Optimizers;

/// <summary>What a product packed of a parameter follows its steps.</summary>
public class PackedStepTests
{
    [Fact]
    public void Apply_Any_OutdatesWhatWasPacked()
    {
        Parameter matrix = TestLayer.Parameter("kernel", [1, 1], [1]);
        Sgd optimizer = new(1);
        optimizer.Build([matrix]);
        matrix.Packed().Panel(0)[0].Should().Be(1);
        optimizer.Apply([3], [new Place(0, 1, [1, 1])]);
        matrix.Packed().Panel(0)[0].Should().Be(-2);
    }

    [Fact]
    public void Apply_TransposePacked_PacksTheNewValues()
    {
        Parameter matrix = TestLayer.Parameter("kernel", [1, 2], [1, 2]);
        Sgd optimizer = new(1);
        optimizer.Build([matrix]);
        matrix.PackedTransposed().Panel(0).ToArray().Should().Equal(1, 2);
        optimizer.Apply([3, 3], [new Place(0, 2, [1, 2])]);
        matrix.PackedTransposed().Panel(0).ToArray().Should().Equal(-2, -1);
    }

    [Fact]
    public void Apply_PackedBeforeOtherValuesWereSet_PacksTheNewValues()
    {
        Parameter matrix = TestLayer.Parameter("kernel", [1, 1], [1]);
        Sgd optimizer = new(1);
        optimizer.Build([matrix]);
        _ = matrix.Packed();
        matrix.SetValues([5]);
        optimizer.Apply([3], [new Place(0, 1, [1, 1])]);
        matrix.Packed().Panel(0)[0].Should().Be(2);
    }

    [Fact]
    public void Apply_ConstraintOnPackedValues_PacksTheProjectedOnes()
    {
        Parameter matrix = TestLayer.Parameter("kernel", [1, 1], [1], new AtMostOne());
        Sgd optimizer = new(1);
        optimizer.Build([matrix]);
        _ = matrix.Packed();
        optimizer.Apply([-5], [new Place(0, 1, [1, 1])]);
        matrix.Packed().Panel(0)[0].Should().Be(1);
    }

    [Fact]
    public void Apply_OwnOptimizerOnPackedValues_PacksTheNewValues()
    {
        Parameter matrix = TestLayer.Parameter("kernel", [1, 1], [1]);
        Halving optimizer = new();
        optimizer.Build([matrix]);
        _ = matrix.Packed();
        optimizer.Apply([0], [new Place(0, 1, [1, 1])]);
        matrix.Packed().Panel(0)[0].Should().Be(0.5f);
    }

    [Fact]
    public void Apply_Constraint_ProjectsAfterTheStep()
    {
        Parameter kernel = TestLayer.Parameter("kernel", [2], [1, 2], new AtMostOne());
        Sgd optimizer = new(1);
        optimizer.Build([kernel]);
        optimizer.Apply([-5, 3], [new Place(0, 2, [2])]);
        kernel.Values.ToArray().Should().Equal(1, -1);
    }

    private sealed class AtMostOne : Constraint
    {
        protected internal override void Project(Span<float> values, Shape shape)
        {
            foreach (ref float value in values)
            {
                value = Math.Min(value, 1);
            }
        }
    }

    private sealed class Halving() : Optimizer(1)
    {
        protected override void Update(in OptimizerStep step) => step.Values[0] /= 2;
    }
}
