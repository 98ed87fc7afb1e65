using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public class PlanBuilderTests
{
    [Fact]
    public void Build_Chain_HasAStepAndAValueForEachLayer()
    {
        Plan plan = Build(new Sequential([4]) { new Dense(3), new Dense(2) });
        plan.Steps.Select(step => step.Layer.Name).Should().Equal("dense", "dense_1");
        plan.Values.Select(value => value.Shape.ToString()).Should().Equal("(None, 4)", "(None, 3)", "(None, 2)");
        plan.StorageSizes.Should().Equal(4, 3, 2);
        plan.Inputs.Should().Equal(0);
        plan.Outputs.Should().Equal(2);
    }

    [Fact]
    public void Build_Views_ShareTheStorageOfTheirSource()
    {
        Plan plan = Build(new Sequential([2, 3]) { new Dense(3), new Flatten(), new Reshape([3, 2]) });
        plan.StorageSizes.Should().Equal(6, 6);
        plan.Steps.Select(step => step.IsView).Should().Equal(false, true, true);
        plan.StorageOf(plan.Outputs[0]).Should().Be(plan.StorageOf(plan.Steps[0].Output));
        plan.Values[plan.Outputs[0]].Shape.Should().Equal(Shape.Unknown, 3, 2);
    }

    [Fact]
    public void Build_Dropout_IsAViewOnlyWhenPredicting()
    {
        Sequential model = new([4]) { new Dropout(0.5f) };
        Build(model).Steps[0].IsView.Should().BeTrue();
        Step step = Build(model, training: true).Steps[0];
        step.IsView.Should().BeFalse();
        step.SavedSize.Should().Be(4);
    }

    [Fact]
    public void Build_NestedModels_AreReplacedByTheirLayers()
    {
        Dense inner = new(3), outer = new(2);
        Build(new Sequential([4]) { new Sequential { new Sequential { inner } }, outer })
            .Steps.Select(step => step.Layer).Should().Equal(inner, outer);
    }

    [Fact]
    public void Build_TimeDistributed_MovesTheStepsIntoTheFactor()
    {
        Dense inner = new(3);
        Plan plan = Build(new Sequential([5, 4]) { new TimeDistributed(inner) });
        Step step = plan.Steps.Should().ContainSingle().Which;
        step.Layer.Should().BeSameAs(inner);
        plan.Values[step.Inputs[0]].Shape.Should().Equal(Shape.Unknown, 4);
        plan.Values[step.Inputs[0]].Factor.Should().Be(5);
        plan.Values[step.Inputs[0]].Size.Should().Be(20);
        plan.Values[plan.Outputs[0]].Shape.Should().Equal(Shape.Unknown, 5, 3);
        plan.Values[plan.Outputs[0]].Factor.Should().Be(1);
    }

    [Fact]
    public void Build_SavedMemoryInsideTimeDistributed_IsForEveryStep() =>
        Build(new Sequential([5, 4]) { new TimeDistributed(new Dense(6, Activation.Glu)) }).Steps[0].SavedSize
            .Should().Be(30);

    [Fact]
    public void Build_ActivityRegularizers_LookAtTheirOutputs()
    {
        L1 first = new(), second = new();
        Plan plan = Build(new Sequential([4])
        {
            new Sequential { new Dense(3) { ActivityRegularizer = first } },
            new Flatten { ActivityRegularizer = second },
        });
        plan.Penalties.Should().Equal(new Penalty(first, 1), new Penalty(second, 1));
    }

    [Fact]
    public void Build_DataThatDoesNotFit_Throws()
    {
        Sequential model = new([4]) { new Dense(3) };
        Action act = () => PlanBuilder.Build(model.Graph, [Shape.Create([2, 5])], training: false);
        act.Should().Throw<ShapeException>().WithMessage(
            "InputLayer \"input_layer\" expects input of shape (None, 4), but got shape (None, 5).*");
    }

    private static Plan Build(Model model, bool training = false) =>
        PlanBuilder.Build(model.Graph, model.InputShapes, training);
}
