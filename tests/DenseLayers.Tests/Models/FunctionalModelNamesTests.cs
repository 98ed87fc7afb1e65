namespace DenseLayers.Tests.Models;

/// <summary>How the layers of functional models are named.</summary>
public class FunctionalModelNamesTests
{
    private readonly SymbolicTensor _x = Model.Input([4], name: "x");

    [Fact]
    public void Names_TwoModels_AreCountedInEach()
    {
        SymbolicTensor y = Model.Input([4]);
        FunctionalModel first = new([_x], [new Dense(2).Apply(new Dense(3).Apply(_x))]);
        FunctionalModel second = new([y], [new Dense(3).Apply(y)]);
        first.Layers.Select(layer => layer.Name).Should().Equal("x", "dense", "dense_1");
        second.Layers.Select(layer => layer.Name).Should().Equal("input_layer", "dense");
    }

    [Fact]
    public void Names_GivenOneEqualsAGeneratedOne_GeneratedIsNumbered()
    {
        FunctionalModel model = new([_x], [new Dense(2) { Name = "dense" }.Apply(new Dense(3).Apply(_x))]);
        model.Layers.Select(layer => layer.Name).Should().Equal("x", "dense_1", "dense");
    }

    [Fact]
    public void Names_ModelsJoinedInAThird_AreNumberedAnew()
    {
        SymbolicTensor a = Model.Input([4]), b = Model.Input([4]);
        SymbolicTensor left = new Dense(2).Apply(a), right = new Dense(2).Apply(b);
        FunctionalModel first = new([a], [left]), second = new([b], [right]);
        FunctionalModel both = new([a, b], [new Add().Apply(left, right)]);
        both.Layers.Select(layer => layer.Name)
            .Should().Equal("input_layer", "input_layer_1", "dense", "dense_1", "add");
        first.Layers.Select(layer => layer.Name).Should().Equal("input_layer", "dense");
        second.Layers.Select(layer => layer.Name).Should().Equal("input_layer_1", "dense_1");
        second.Parameters[0].Path.Should().Be("dense_1/kernel");
    }

    [Fact]
    public void Names_NumberedAnew_StayDifferentInTheOlderModel()
    {
        SymbolicTensor a = Model.Input([4]), b = Model.Input([4]);
        SymbolicTensor left = new Dense(2).Apply(a), right = new Dense(2).Apply(b);
        FunctionalModel first = new([a], [left]), second = new([b], [new Dense(2).Apply(right)]);
        FunctionalModel both = new([a, b], [new Add().Apply(left, right)]);
        both.Layers.Select(layer => layer.Name).Should().OnlyHaveUniqueItems();
        second.Layers.Select(layer => layer.Name).Should().Equal("input_layer_1", "dense_2", "dense_1");
        first.GetLayer("dense").Should().BeSameAs(left.Layer);
    }

    [Fact]
    public void Constructor_SameNames_Throws()
    {
        SymbolicTensor y = new Dense(2) { Name = "out" }.Apply(new Dense(3) { Name = "out" }.Apply(_x));
        Action act = () => _ = new FunctionalModel([_x], [y]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects layers with different names, but got two named \"out\". " +
            "Set Name on one of them.");
    }
}
