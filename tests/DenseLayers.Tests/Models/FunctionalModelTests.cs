namespace DenseLayers.Tests.Models;

public class FunctionalModelTests
{
    private readonly SymbolicTensor _x = Model.Input([4], name: "x");

    [Fact]
    public void Layers_Graph_AreInTheOrderInWhichTheyRun()
    {
        Dense left = new(3) { Name = "left" }, right = new(3) { Name = "right" };
        Add sum = new();
        FunctionalModel model = new([_x], [sum.Apply(left.Apply(_x), right.Apply(_x))]);
        model.Layers.Select(layer => layer.Name).Should().Equal("x", "left", "right", "add");
        model.InputShapes.Should().ContainSingle().Which.Should().Equal(Shape.Unknown, 4);
        model.OutputShapes.Should().ContainSingle().Which.Should().Equal(Shape.Unknown, 3);
        model.Name.Should().Be("functional");
    }

    [Fact]
    public void SharedLayer_AppliedTwice_HasItsParametersOnce()
    {
        Dense shared = new(4);
        FunctionalModel model = new([_x], [shared.Apply(shared.Apply(_x))]);
        model.ParameterCount.Should().Be(20);
        model.Layers.Should().HaveCount(2);
    }

    [Fact]
    public void SharedLayer_AppliedTwice_RunsTwice()
    {
        Dense shared = new(1) { KernelInitializer = new Constant(3), UseBias = false };
        SymbolicTensor x = Model.Input([1]);
        FunctionalModel model = new([x], [shared.Apply(shared.Apply(x))]);
        model.Predict(new Tensor([1, 1], [2f]))[0, 0].Should().Be(18);
    }

    [Fact]
    public void Nested_SequentialAndFunctional_RunInTheirPlace()
    {
        Sequential sequential = new() { new Dense(1) { KernelInitializer = Initializer.Ones } };
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel two = new([a, b], [new Add().Apply(a, b), new Concatenate().Apply(a, b)]);
        SymbolicTensor x = Model.Input([2]);
        IReadOnlyList<SymbolicTensor> both = two.Apply([x, x]);
        both[0].Shape.Should().Equal(Shape.Unknown, 2);
        both[1].Shape.Should().Equal(Shape.Unknown, 4);
        FunctionalModel model = new([x], [sequential.Apply(both[0]), both[1]]);
        IReadOnlyList<Tensor> y = model.Predict([new Tensor([1, 2], [1f, 2f])]);
        y[0].Span.ToArray().Should().Equal(6);
        y[1].Span.ToArray().Should().Equal(1, 2, 1, 2);
    }

    [Fact]
    public void Constructor_InputsInTheMiddle_LeaveOutWhatIsBefore()
    {
        Dense before = new(3), after = new(2);
        SymbolicTensor middle = before.Apply(_x);
        FunctionalModel model = new([middle], [after.Apply(middle)]);
        model.Layers.Should().NotContain(before).And.Contain(after);
        model.Predict(new Tensor([1, 3])).Shape.Should().Equal(1, 2);
        before.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Constructor_ForeignTensor_Throws()
    {
        SymbolicTensor foreign = Model.Input([4], name: "foreign");
        Action act = () => _ = new FunctionalModel([_x], [new Add().Apply(_x, foreign)]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects its outputs to follow from its inputs, but they also need " +
            "InputLayer \"foreign\" → (None, 4), which is not among them. Add it to the inputs.");
    }

    [Fact]
    public void Constructor_UnreachableInput_Throws()
    {
        SymbolicTensor unused = Model.Input([4], name: "unused");
        Action act = () => _ = new FunctionalModel([_x, unused], [new Dense(2).Apply(_x)]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects every input to lead to an output, " +
            "but InputLayer \"unused\" → (None, 4) leads to none. Leave it out, or use it.");
    }

    [Fact]
    public void Constructor_InputTwice_Throws()
    {
        Action act = () => _ = new FunctionalModel([_x, _x], [_x]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects different inputs, but got one twice. Give each once.*");
    }

    [Fact]
    public void Constructor_NoInputsOrOutputs_Throws()
    {
        Action inputs = () => _ = new FunctionalModel([], [_x]), outputs = () => _ = new FunctionalModel([_x], []);
        inputs.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects at least one input and one output, but got 0 and 1.");
        outputs.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects at least one input and one output, but got 1 and 0.");
    }

    [Fact]
    public void Constructor_NullWithin_Throws()
    {
        Action inputs = () => _ = new FunctionalModel([null!], [_x]);
        Action outputs = () => _ = new FunctionalModel([_x], [null!]);
        inputs.Should().Throw<ArgumentNullException>().WithParameterName("inputs");
        outputs.Should().Throw<ArgumentNullException>().WithParameterName("outputs");
    }

    [Fact]
    public void Apply_NullWithin_Throws()
    {
        Action act = () => new FunctionalModel([_x], [new Dense(2).Apply(_x)]).Apply([null!]);
        act.Should().Throw<ArgumentNullException>().WithParameterName("inputs");
    }

    [Fact]
    public void Apply_WrongNumberOfInputs_Throws()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel model = new([a, b], [new Add().Apply(a, b)]);
        Action act = () => model.Apply(Model.Input([2]));
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects 2 inputs, but got 1. Give one tensor for each input.");
    }

    [Fact]
    public void Apply_OtherShape_Throws()
    {
        FunctionalModel model = new([_x], [new Dense(2).Apply(_x)]);
        Action act = () => model.Apply(Model.Input([5]));
        act.Should().Throw<ShapeException>().WithMessage(
            "InputLayer \"x\" expects input of shape (None, 4), but got shape (None, 5).*");
    }

    [Fact]
    public void InferOutputShape_TwoOutputs_Throws()
    {
        FunctionalModel model = new([_x], [_x, new Flatten().Apply(_x)]);
        Action act = () => model.InferOutputShape([1, 4]);
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "FunctionalModel \"functional\" has 2 outputs, not one.*");
    }

    [Fact]
    public void Input_NameAndBatch_AreShown()
    {
        SymbolicTensor input = Model.Input([2, Shape.Unknown], name: "text", batchSize: 8);
        input.ToString().Should().Be("InputLayer \"text\" → (8, 2, None)");
        FunctionalModel model = new([input], [input]);
        model.InputShapes[0].Should().Equal(8, 2, Shape.Unknown);
        model.Predict(new Tensor([3, 2, 5])).Shape.Should().Equal(3, 2, 5);
    }

    [Fact]
    public void Predict_IdentityModel_CopiesTheInput() =>
        new FunctionalModel([_x], [_x]).Predict(new Tensor([1, 4], [1f, 2f, 3f, 4f])).Span.ToArray()
            .Should().Equal(1, 2, 3, 4);

    [Fact]
    public void Predict_SameOutputTwice_GivesItTwice()
    {
        SymbolicTensor y = new ActivationLayer(Activation.Relu).Apply(_x);
        FunctionalModel model = new([_x], [y, y]);
        IReadOnlyList<Tensor> outputs = model.Predict([new Tensor([1, 4], [1f, -2f, 3f, -4f])]);
        outputs[0].Span.ToArray().Should().Equal(1, 0, 3, 0);
        outputs[1].Span.ToArray().Should().Equal(1, 0, 3, 0);
    }
}
