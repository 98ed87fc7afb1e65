namespace DenseLayers.Tests.Models;

/// <summary>Layers are added and removed until the model is built.</summary>
public class SequentialAddingTests
{
    [Fact]
    public void Add_AfterBuild_Throws()
    {
        Sequential model = new([4]) { new Dense(3) };
        model.Build([Shape.Unknown, 4]);
        Action add = () => model.Add(new Dense(2)), pop = () => model.Pop();
        const string message = "Sequential \"sequential\" is built, so its layers stay. Add and Pop before the first " +
            "summary, prediction, training or symbolic Apply, or make a new Sequential of its layers.";
        add.Should().Throw<InvalidOperationException>().WithMessage(message);
        pop.Should().Throw<InvalidOperationException>().WithMessage(message);
        model.Layers.Should().HaveCount(1);
    }

    [Fact]
    public void Add_LayerTwice_Throws()
    {
        Dense layer = new(4);
        Sequential model = new([4]) { layer };
        Action act = () => model.Add(layer);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects each layer once, but got Dense \"dense\" twice. " +
            "Make a second layer, or share one in a FunctionalModel.*");
    }

    [Fact]
    public void Add_SameName_Throws()
    {
        Sequential model = new([4]) { new Dense(4) { Name = "out" } };
        Action act = () => model.Add(new Dense(3) { Name = "out" });
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects layers with different names, but got two named \"out\". " +
            "Set Name on one of them.");
        model.Layers.Should().HaveCount(1);
    }

    [Fact]
    public void Add_Itself_Throws()
    {
        Sequential model = new(name: "loop") { new Dense(4) };
        Action act = () => model.Add(model);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"loop\" expects layers that do not contain it, but Sequential \"loop\" does: " +
            "it would run for ever. Add another model.*");
    }

    [Fact]
    public void Add_ModelThatContainsIt_Throws()
    {
        Sequential inner = new(name: "inner") { new Dense(4) };
        Sequential outer = new(name: "outer") { new TimeDistributed(new Sequential(name: "middle") { inner }) };
        Action act = () => inner.Add(outer);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"inner\" expects layers that do not contain it, but Sequential \"outer\" does*");
    }

    [Fact]
    public void Add_AfterSymbolicApply_Throws()
    {
        Sequential model = new() { new Dense(3) };
        SymbolicTensor x = Model.Input([4]), y = model.Apply(x);
        Action add = () => model.Add(new Dense(2)), pop = () => model.Pop();
        const string message =
            "Sequential \"sequential\" has been applied to a symbolic tensor, so its layers stay. Add and Pop before " +
            "the first summary, prediction, training or symbolic Apply, or make a new Sequential of its layers.";
        add.Should().Throw<InvalidOperationException>().WithMessage(message);
        pop.Should().Throw<InvalidOperationException>().WithMessage(message);
        new FunctionalModel([x], [y]).Predict(new Tensor([1, 4])).Shape.Should().Equal(1, 3);
    }

    [Fact]
    public void Add_AfterSymbolicApplyOfWhatHoldsIt_Throws()
    {
        Sequential model = new() { new Dense(3) };
        new TimeDistributed(new Sequential { model }).Apply(Model.Input([2, 4]));
        Action act = () => model.Add(new Dense(2));
        act.Should().Throw<InvalidOperationException>().WithMessage("*has been applied to a symbolic tensor*");
    }

    [Fact]
    public void Add_GivenNameOfANumberedLayer_RenumbersThat()
    {
        Sequential model = new([4]) { new Dense(3), new Dense(2) { Name = "dense" } };
        model.Layers.Select(layer => layer.Name).Should().Equal("dense_1", "dense");
        model.Parameters[0].Path.Should().Be("dense_1/kernel");
    }

    [Fact]
    public void Add_Null_Throws()
    {
        Action act = () => new Sequential().Add(null!);
        act.Should().Throw<ArgumentNullException>().WithParameterName("layer");
    }

    [Fact]
    public void Add_InputLayerFirst_GivesTheInputShape()
    {
        Sequential model = new() { new InputLayer([4]) { Name = "given" }, new Dense(3) };
        model.InputShape.Should().Equal(Shape.Unknown, 4);
        model.Layers.Should().ContainSingle();
        model.ParameterCount.Should().Be(15);
    }

    [Fact]
    public void Add_SecondInputLayer_Throws()
    {
        const string message =
            "Sequential \"sequential\" expects one input shape, but got (None, 5) after (None, 4). Give it once.*";
        Action first = () => _ = new Sequential([4]) { new InputLayer([5]) };
        Action second = () => _ = new Sequential { new InputLayer([4]), new InputLayer([5]) };
        Action later = () => _ = new Sequential([4]) { new Dense(5), new InputLayer([5]) };
        first.Should().Throw<ArgumentException>().WithMessage(message);
        second.Should().Throw<ArgumentException>().WithMessage(message);
        later.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Add_InputLayerAfterALayer_ChecksTheShapeThere()
    {
        Sequential fits = new() { new Dense(5), new InputLayer([5]), new Dense(2) };
        Sequential doesNot = new() { new Dense(5), new InputLayer([4]) };
        Action act = () => doesNot.Predict(new Tensor([1, 3]));

        fits.Predict(new Tensor([1, 3])).Shape.Should().Equal(1, 2);
        act.Should().Throw<ShapeException>().WithMessage(
            "InputLayer \"input_layer\" expects input of shape (None, 4), but got shape (1, 5). " +
            "Reshape the data, or give the model another input shape.");
    }

    [Fact]
    public void Pop_Layers_RemovesTheLastAndItsName()
    {
        Dense last = new(2) { Name = "out" };
        Sequential model = new([4]) { new Dense(3), last };
        model.Pop().Should().BeSameAs(last);
        model.OutputShape.Should().Equal(Shape.Unknown, 3);
        model.Add(new Dense(5) { Name = "out" });
        model.OutputShape.Should().Equal(Shape.Unknown, 5);
    }

    [Fact]
    public void Pop_NoLayers_Throws()
    {
        Action act = () => new Sequential([4]).Pop();
        act.Should().Throw<InvalidOperationException>().WithMessage("Sequential \"sequential\" has no layers.*");
    }

    [Fact]
    public void Add_ToAFrozenModel_FreezesTheLayer()
    {
        Sequential model = new([4]) { new Dense(3) };
        model.Trainable = false;
        model.Add(new Dense(2));
        model.Parameters.Should().HaveCount(4).And.OnlyContain(parameter => !parameter.Trainable);
    }
}
