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
    }

    [Fact]
    public void Of_KernelUsedOnce_LeavesItOut()
    {
        Sequential model = new([4]) { new Dense(3), new Dense(2) };
        ParameterGradients gradients = Of(model, model.Parameters);
        gradients.Of(0).ToArray().Should().Equal(model.Parameters[1]);
        gradients.PlacesOf(0).ToArray().Should().Equal(gradients.Places[1]);
        gradients.Of(1).ToArray().Should().Equal(model.Parameters[3]);
    }

    [Fact]
    public void TrainsIn_DeferredGradientAlone_IsTrue()
    {
        Sequential model = new([4]) { new Dense(3) { UseBias = false }, new Dense(2) { UseBias = false } };
        ParameterGradients gradients = Of(model, [model.Parameters[1]]);
        gradients.TrainsIn(0).Should().BeFalse();
        gradients.TrainsIn(1).Should().BeTrue();
    }

    [Fact]
    public void Gradient_Deferred_IsComputedWhenAskedFor()
    {
        Sequential model = new([1]) { new Dense(2) };
        ParameterGradients gradients = Of(model, model.Parameters);
        gradients.Defer(0, new float[] { 2, 3 }, new float[] { 1, 10, 100, 1000 });
        gradients.Memory[..2].ToArray().Should().Equal(0, 0);
        gradients.Gradient(0).ToArray().Should().Equal(302, 3020);
    }

    [Fact]
    public void Defer_LongSums_AreComputedAtOnce()
    {
        Sequential model = new([1]) { new Dense(1) };
        ParameterGradients gradients = Of(model, model.Parameters);
        gradients.Defer(0, Enumerable.Repeat(1f, 513).ToArray(), Enumerable.Repeat(2f, 513).ToArray());
        gradients.Memory[0].Should().Be(1026);
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
        new(PlanBuilder.Build(model.Graph, model.InputShapes, training: true), parameters, samples: 5, threads: 1);
}
