using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public class GraphTests
{
    private readonly SymbolicTensor _x = Model.Input([4], name: "x");
    private readonly Sequential _owner = new(name: "owner");

    [Fact]
    public void Between_Diamond_PutsProducersFirst()
    {
        Dense left = new(4) { Name = "left" }, right = new(4) { Name = "right" }, longer = new(4) { Name = "longer" };
        Add sum = new();
        SymbolicTensor y = sum.Apply(left.Apply(_x), longer.Apply(right.Apply(_x)));
        Graph graph = Graph.Between([_x], [y], _owner);
        graph.Layers.Should().Equal(_x.Layer, right, left, longer, sum);
        graph.Nodes.Should().HaveCount(5);
        graph.Inputs.Should().Equal(_x);
        graph.Outputs.Should().Equal(y);
    }

    [Fact]
    public void Chain_LayersInARow_IsTheGraphThatAWalkFinds()
    {
        SymbolicTensor middle = new Dense(3).Apply(_x), y = new Dense(2).Apply(middle);
        Graph chain = Graph.Chain([_x.Producer, middle.Producer, y.Producer]), walk = Graph.Between([_x], [y], _owner);
        chain.Nodes.Should().Equal(walk.Nodes);
        chain.Layers.Should().Equal(walk.Layers);
        chain.Inputs.Should().Equal(walk.Inputs);
        chain.Outputs.Should().Equal(walk.Outputs);
    }

    [Fact]
    public void Between_SharedLayer_HasANodeForEachUse()
    {
        Dense shared = new(4);
        Graph graph = Graph.Between([_x], [shared.Apply(shared.Apply(_x))], _owner);
        graph.Layers.Should().Equal(_x.Layer, shared);
        graph.Nodes.Select(node => node.Layer).Should().Equal(_x.Layer, shared, shared);
        graph.Nodes[2].Inputs[0].Producer.Should().BeSameAs(graph.Nodes[1]);
    }

    [Fact]
    public void Between_InputInTheMiddle_EndsTheWalkThere()
    {
        Dense before = new(3), after = new(2);
        SymbolicTensor middle = before.Apply(_x);
        Graph.Between([middle], [after.Apply(middle)], _owner).Layers.Should().Equal(after);
    }

    [Fact]
    public void Between_OtherUsesOfALayer_StayOut()
    {
        Dense layer = new(4);
        SymbolicTensor y = layer.Apply(_x);
        layer.Apply(layer.Apply(y));
        Graph.Between([_x], [y], _owner).Nodes.Should().HaveCount(2);
    }

    [Fact]
    public void Between_MissingInput_Throws()
    {
        SymbolicTensor other = Model.Input([4], name: "other");
        Action act = () => Graph.Between([_x], [new Add().Apply(_x, other)], _owner);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"owner\" expects its outputs to follow from its inputs, " +
            "but they also need InputLayer \"other\" → (None, 4), which is not among them. Add it to the inputs.");
    }

    [Fact]
    public void Between_UnusedInput_Throws()
    {
        SymbolicTensor other = Model.Input([4], name: "other");
        Action act = () => Graph.Between([_x, other], [new Dense(1).Apply(_x)], _owner);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"owner\" expects every input to lead to an output, " +
            "but InputLayer \"other\" → (None, 4) leads to none. Leave it out, or use it.");
    }
}
