namespace DenseLayers.Tests.Layers;

public class LayerNamesTests
{
    [Fact]
    public void Default_EveryLayer_IsKerassName()
    {
        Layer[] layers =
        [
            new Dense(1), new Flatten(), new Reshape([1]), new ActivationLayer(Activation.Relu), new Softmax(),
            new Dropout(0), new TimeDistributed(new Dense(1)), new InputLayer([1]), new Add(), new Concatenate(),
            new Sequential(),
        ];
        layers.Select(LayerNames.Default).Should().Equal(
            "dense", "flatten", "reshape", "activation", "softmax",
            "dropout", "time_distributed", "input_layer", "add", "concatenate",
            "sequential");
        SymbolicTensor x = Model.Input([1]);
        LayerNames.Default(new FunctionalModel([x], [x])).Should().Be("functional");
    }

    [Fact]
    public void Default_RunOfCapitals_EndsBeforeTheLast()
    {
        LayerNames.Default(new ReLU()).Should().Be("re_lu");
        LayerNames.Default(new LSTMCell()).Should().Be("lstm_cell");
        LayerNames.Default(new Conv2DLike()).Should().Be("conv2_d_like");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Name_Empty_Throws(string? name)
    {
        Action act = () => _ = new Dense(1) { Name = name! };
        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Name_Slash_Throws()
    {
        Action act = () => _ = new Dense(1) { Name = "block/dense" };
        act.Should().Throw<ArgumentException>().WithMessage(
            "A layer's name expects no slash, but got \"block/dense\". Slashes separate names in files: " +
            "use another sign.*");
    }

    private class ReLU : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected internal override void Forward(in ForwardPass pass) => throw new NotSupportedException();

        protected internal override void Backward(in BackwardPass pass) => throw new NotSupportedException();
    }

    private sealed class LSTMCell : ReLU;

    private sealed class Conv2DLike : ReLU;
}
