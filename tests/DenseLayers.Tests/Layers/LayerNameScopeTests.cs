namespace DenseLayers.Tests.Layers;

public class LayerNameScopeTests
{
    private readonly LayerNameScope _scope = new(new Sequential(name: "owner"));

    [Fact]
    public void Add_Unnamed_NumbersThem()
    {
        Layer[] layers = [new Dense(1), new Flatten(), new Dense(1), new Dense(1)];
        Array.ForEach(layers, _scope.Add);
        layers.Select(layer => layer.Name).Should().Equal("dense", "flatten", "dense_1", "dense_2");
    }

    [Fact]
    public void Add_NumberTakenByHand_IsSkipped()
    {
        Layer[] layers = [new Dense(1) { Name = "dense_1" }, new Dense(1), new Dense(1)];
        Array.ForEach(layers, _scope.Add);
        layers.Select(layer => layer.Name).Should().Equal("dense_1", "dense", "dense_2");
    }

    [Fact]
    public void Add_SameName_Throws()
    {
        _scope.Add(new Dense(1) { Name = "out" });
        Action act = () => _scope.Add(new Flatten { Name = "out" });
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"owner\" expects layers with different names, but got two named \"out\". " +
            "Set Name on one of them.");
    }

    [Fact]
    public void Remove_Name_IsFreeAgain()
    {
        Dense first = new(1) { Name = "out" };
        _scope.Add(first);
        _scope.Remove(first);
        Action act = () => _scope.Add(new Dense(1) { Name = "out" });
        act.Should().NotThrow();
    }
}
