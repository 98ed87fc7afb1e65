using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public class ParameterGradientsTests
{
    [Fact]
    public void Places_Parameters_FollowEachOtherAtCacheLines()
    {
        Sequential model = new([4]) { new Dense(3), new Dense(2) };
        ParameterGradients gradients = Of(model, model.Parameters);
        gradients.Places.Select(place => (place.Offset, place.Length))
            .Should().Equal((0, 12), (16, 3), (32, 6), (48, 2));
        gradients.Memory.Length.Should().Be(64);
        gradients.Of(1).ToArray().Should().Equal(model.Parameters.Skip(2));
    }

    [Fact]
    public void Of_FrozenParameters_LeavesThemOut()
    {
        Sequential model = new([4]) { new Dense(3) };
        ParameterGradients gradients = Of(model, [model.Parameters[1]]);
        gradients.Of(0).ToArray().Should().Equal(model.Parameters[1]);
        gradients.PlacesOf(0)[0].Offset.Should().Be(0);
        gradients.Memory.Length.Should().Be(16);
    }

    [Fact]
    public void AddUp_SharedLayer_AddsWhatTheEarlierUseWrote()
    {
        SymbolicTensor x = Model.Input([2]);
        Dense shared = new(2) { UseBias = false };
        FunctionalModel model = new([x], [shared.Apply(shared.Apply(x))]);
        ParameterGradients gradients = Of(model, model.Parameters);
        gradients.PlacesOf(1)[0].Offset.Should().Be(0, "the last use comes first on the way back");
        gradients.PlacesOf(0)[0].Offset.Should().Be(16);
        gradients.Memory[..4].Fill(1);
        gradients.AddUp(1);
        gradients.Memory[16..].Fill(2);
        gradients.AddUp(0);
        gradients.Gradient(0).ToArray().Should().Equal(3, 3, 3, 3);
    }

    private static ParameterGradients Of(Model model, IReadOnlyList<Parameter> parameters) =>
        new(PlanBuilder.Build(model.Graph, model.InputShapes, training: true), parameters);
}
