namespace DenseLayers.Tests.Models;

public sealed class LayerExplainerTests
{
    private const int None = Shape.Unknown;

    [Fact]
    public void Explain_FrozenLayer_SaysSo() =>
        Explain(new Dense(2) { Trainable = false }, [None, 3]).Sentences[^1].Should()
            .Be("Frozen: training leaves the parameters as they are.");

    [Fact]
    public void Explain_ReusedLayer_SaysSo()
    {
        LayerExplanation explanation = LayerExplainer.Explain(
            new Dense(2), [[None, 3]], [[None, 2]], isReused: true);

        explanation.IsReused.Should().BeTrue();
        explanation.Sentences[^1].Should().Be("Used before: the parameters are the same, and count once.");
    }

    [Fact]
    public void Explain_InputLayer_CountsTheValues() =>
        Sentences(new InputLayer([32, 32, 3]), [None, 32, 32, 3]).Should()
            .Equal("(None, 32, 32, 3)", "32 × 32 × 3 = 3,072 values per sample, 12.00 KB", "no parameters");

    [Fact]
    public void Explain_Flatten_MultipliesTheAxes() =>
        Sentences(new Flatten(), [None, 5, 100]).Should()
            .Equal(
                "(None, 5, 100) → (None, 500)",
                "5 × 100 = 500 values of each sample on one axis, in their order",
                "no parameters");

    [Fact]
    public void Explain_FlattenOfUnknownAxis_MultipliesNothing() =>
        Sentences(new Flatten(), [None, None, 3])[1].Should()
            .Be("the values of each sample on one axis, in their order");

    [Fact]
    public void Explain_FlattenChannelsFirst_TellsTheOrder() =>
        Sentences(new Flatten { ChannelsFirst = true }, [None, 3, 4])[1].Should()
            .Be("3 × 4 = 12 values of each sample on one axis, in their order, but the channels last");

    [Fact]
    public void Explain_FlattenOfRank2_TellsThatNothingChanges() =>
        Sentences(new Flatten(), [None, 3])[1].Should().Be("flat already");

    [Fact]
    public void Explain_Reshape_MultipliesBothShapes() =>
        Sentences(new Reshape([10, -1]), [None, 5, 100]).Should()
            .Equal(
                "(None, 5, 100) → (None, 10, 50)",
                "5 × 100 = 500 = 10 × 50 values, the same in the same order",
                "no parameters");

    [Fact]
    public void Explain_ReshapeToOneAxis_MultipliesTheFormerAxes() =>
        Sentences(new Reshape([6]), [None, 2, 3])[1].Should().Be("2 × 3 = 6 values, the same in the same order");

    [Fact]
    public void Explain_Dropout_TellsRateAndScale() => Sentences(new Dropout(0.2f), [None, 3])[1].Should().Be(
        "in training 20 % of the values, drawn at random, become 0 and the others grow by 1 / (1 - 0.2) = 1.25; " +
        "afterwards nothing changes");

    [Theory]
    [InlineData(0f, "nothing is dropped")]
    [InlineData(1f, "in training all values become 0")]
    public void Explain_DropoutOfNoneOrAll_SaysSo(float rate, string words) =>
        Sentences(new Dropout(rate), [None, 3])[1].Should().Be(words);

    [Fact]
    public void Explain_ActivationLayer_NamesTheFunction() =>
        Sentences(new ActivationLayer(Activation.Tanh), [None, 3]).Should()
            .Equal("(None, 3) → (None, 3)", "tanh of each value", "no parameters");

    [Theory]
    [InlineData("softmax along axis 1")]
    [InlineData("log_softmax along axis 1")]
    [InlineData("sparsemax along axis 1")]
    public void Explain_ActivationWithAxis_NamesIt(string words)
    {
        Activation[] all =
            [new SoftmaxActivation { Axes = [1] }, new LogSoftmax { Axis = 1 }, new Sparsemax { Axis = -2 }];

        all.Select(activation => Sentences(new ActivationLayer(activation), [None, 4, 3])[1]).Should().Contain(words);
    }

    [Fact]
    public void Explain_Softmax_NamesTheAxis() =>
        Sentences(new Softmax(), [None, 4, 10])[1].Should()
            .Be("the 10 values along the last axis become positive and add up to 1");

    [Fact]
    public void Explain_SoftmaxOverSeveralAxes_NamesThem() =>
        Sentences(new Softmax(1, 3), [None, 4, 5, 10])[1].Should()
            .Be("the 40 values along axis 1 and the last axis become positive and add up to 1");

    [Fact]
    public void Explain_Add_AddsTheShapes() =>
        Sentences(new Add(), [None, 4], [None, 4]).Should()
            .Equal("(None, 4) + (None, 4) → (None, 4)", "added value by value", "no parameters");

    [Fact]
    public void Explain_AddOfDifferentShapes_TellsWhatRepeats() =>
        Sentences(new Add(), [None, 3, 4], [None, 4])[1].Should()
            .Be("added value by value; where a size is 1 or an axis is missing, the same value everywhere along it");

    [Fact]
    public void Explain_Concatenate_AddsTheSizes() =>
        Sentences(new Concatenate(), [None, 16], [None, 3]).Should()
            .Equal("(None, 16), (None, 3) → (None, 19)", "16 + 3 = 19 on the last axis", "no parameters");

    [Fact]
    public void Explain_ConcatenateOnOtherAxis_NamesIt() =>
        Sentences(new Concatenate { Axis = 1 }, [None, 4, 2], [None, 5, 2])[1].Should().Be("4 + 5 = 9 on axis 1");

    [Fact]
    public void Explain_TimeDistributed_ExplainsTheLayerInside()
    {
        LayerExplanation explanation = Explain(new TimeDistributed(new Dense(8)), [None, 5, 10]);

        explanation.ParameterCount.Should().Be(88);
        explanation.MultiplyAdds.Should().Be(400);
        explanation.Inner.Should().ContainSingle().Which.Sentences[0].Should()
            .Be("(None, 10) · (10, 8) + (8) → (None, 8)");
        explanation.Sentences.Should().Equal(
            "(None, 5, 10) → (None, 5, 8)",
            "dense (Dense) at each of the 5 steps of axis 1, with the same 88 parameters",
            "5 × 80 = 400 multiply-adds per sample",
            "Dense alone does the same: it works on the last axis of any input.");
    }

    [Fact]
    public void Explain_NestedModel_AddsUpAndIndents()
    {
        Sequential model = new([6], name: "encoder") { new Dense(2) };
        LayerExplanation[] inner =
        [
            Explain(new InputLayer([6]), [None, 6]),
            Explain(model.Layers[0], [None, 6]),
        ];

        LayerExplanation explanation = LayerExplainer.Explain(model, [[None, 6]], [[None, 2]], inner);

        explanation.ParameterCount.Should().Be(14);
        explanation.ToString().Should().Be(
            """
            encoder (Sequential)
               (None, 6) → (None, 2)
               a model of 1 layer, 14 parameters, 12 multiply-adds per sample

               dense (Dense)
                  (None, 6) · (6, 2) + (2) → (None, 2)
                  6 × 2 + 2 = 14 parameters
                  6 × 2 = 12 multiply-adds per sample
                  56 B of parameters, 8 B of output per sample
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void ToString_AnyLayer_FitsEightyColumns() =>
        Explain(new Dropout(0.2f), [None, 3]).ToString().Split('\n').Should().OnlyContain(line => line.Length <= 80);

    internal static LayerExplanation Explain(Layer layer, params Shape[] inputs) => LayerExplainer.Explain(
        layer,
        inputs,
        [layer is MergeLayer merge ? merge.InferOutputShape(inputs) : layer.InferOutputShape(inputs[0])]);

    private static IReadOnlyList<string> Sentences(Layer layer, params Shape[] inputs) =>
        Explain(layer, inputs).Sentences;
}
