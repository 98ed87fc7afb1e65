namespace DenseLayers.Tests.Models;

public sealed class LayerExplainerTests
{
    [Fact]
    public void Explain_DenseOnImage_TellsWhatIsSharedAndWhatFlattenWouldCost()
    {
        Explain(new Dense(512), [Shape.Unknown, 32, 32, 3]).ToString().Should().Be(
            """
            dense (Dense)
               (None, 32, 32, 3) · (3, 512) + (512) → (None, 32, 32, 512)
               3 × 512 + 512 = 2,048 parameters, shared by 1,024 positions
               1,024 × 3 × 512 = 1,572,864 multiply-adds per sample
               8.00 KB of parameters, 2.00 MB of output per sample
               Dense works on the last axis only, with the same kernel at each of the 1,024
               positions. To let every input see every other, put a Flatten before it:
               32 × 32 × 3 = 3,072 features
               3,072 × 512 + 512 = 1,573,376 parameters instead of 2,048
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Explain_DenseOnSequence_ComparesWithFlatten()
    {
        Explain(new Dense(100), [Shape.Unknown, 5, 10]).Sentences.Should()
            .Contain("10 × 100 + 100 = 1,100 parameters, shared by 5 positions").And
            .Contain("50 × 100 + 100 = 5,100 parameters instead of 1,100");
    }

    [Fact]
    public void Explain_DenseOnRank2_SharesNothing()
    {
        Explain(new Dense(10), [20, 5]).Sentences.Should().Equal(
            "(20, 5) · (5, 10) + (10) → (20, 10)",
            "5 × 10 + 10 = 60 parameters",
            "5 × 10 = 50 multiply-adds per sample",
            "240 B of parameters, 40 B of output per sample");
    }

    [Fact]
    public void Explain_DenseWithoutBias_AddsNone()
    {
        LayerExplanation explanation = Explain(new Dense(4) { UseBias = false }, [Shape.Unknown, 2, 3]);

        explanation.ParameterCount.Should().Be(12);
        explanation.Sentences.Should()
            .Contain("(None, 2, 3) · (3, 4) → (None, 2, 4)").And
            .Contain("3 × 4 = 12 parameters, shared by 2 positions").And
            .Contain("6 × 4 = 24 parameters instead of 12");
    }

    [Fact]
    public void Explain_DenseWithActivation_NamesIt() =>
        Explain(new Dense(2, Activation.Relu), [Shape.Unknown, 3]).Sentences[1].Should().Be("then relu of each value");

    [Fact]
    public void Explain_DenseWithSoftmax_NamesItsAxis() =>
        Explain(new Dense(2, Activation.Softmax), [Shape.Unknown, 3]).Sentences[1].Should().Be("then softmax along the last axis");

    [Fact]
    public void Explain_DenseWhoseActivationChangesTheSize_ShowsBothShapes()
    {
        LayerExplanation explanation = Explain(new Dense(8, Activation.Glu), [Shape.Unknown, 3]);

        explanation.OutputBytes.Should().Be(16);
        explanation.Sentences.Should()
            .Contain("(None, 3) · (3, 8) + (8) → (None, 8)").And
            .Contain("then glu along the last axis: (None, 8) → (None, 4)");
    }

    [Fact]
    public void Explain_DenseOnUnknownAxis_CountsPerPosition()
    {
        LayerExplanation explanation = Explain(new Dense(4), [Shape.Unknown, Shape.Unknown, 10]);

        explanation.MultiplyAdds.Should().BeNull();
        explanation.OutputBytes.Should().BeNull();
        explanation.Sentences.Should().Equal(
            "(None, None, 10) · (10, 4) + (4) → (None, None, 4)",
            "10 × 4 + 4 = 44 parameters, shared by all positions",
            "10 × 4 = 40 multiply-adds at each position",
            "176 B of parameters",
            "Dense works on the last axis only, with the same kernel at each position. To let every input see every other, " +
            "put a Flatten before it, for which all sizes must be known.");
    }

    [Fact]
    public void Explain_DenseOnOnePosition_SharesNothing() =>
        Explain(new Dense(4), [Shape.Unknown, 1, 10]).Sentences.Should().HaveCount(4)
            .And.Contain("10 × 4 + 4 = 44 parameters");

    [Theory]
    [InlineData(new[] { -1, 3 })]
    [InlineData(new[] { -1, 5, 10 })]
    [InlineData(new[] { -1, 2, 3, 4, 5, 6, 7 })]
    public void Explain_Dense_CountsTheParametersItBuilds(int[] sizes)
    {
        Dense layer = new(6);
        Shape input = Shape.Create(sizes);
        LayerExplanation explanation = Explain(layer, input);

        layer.Build(input);

        explanation.ParameterCount.Should().Be(layer.ParameterCount);
        explanation.ParameterBytes.Should().Be(4 * layer.ParameterCount);
    }

    [Fact]
    public void Explain_FrozenLayer_SaysSo() =>
        Explain(new Dense(2) { Trainable = false }, [Shape.Unknown, 3]).Sentences[^1].Should()
            .Be("Frozen: training leaves the parameters as they are.");

    [Fact]
    public void Explain_ReusedLayer_SaysSo()
    {
        LayerExplanation explanation = LayerExplainer.Explain(
            new Dense(2), [[Shape.Unknown, 3]], [[Shape.Unknown, 2]], isReused: true);

        explanation.IsReused.Should().BeTrue();
        explanation.Sentences[^1].Should().Be("Used before: the parameters are the same, and count once.");
    }

    [Fact]
    public void Explain_InputLayer_CountsTheValues() => Sentences(new InputLayer([32, 32, 3]), [Shape.Unknown, 32, 32, 3]).Should()
        .Equal("(None, 32, 32, 3)", "32 × 32 × 3 = 3,072 values per sample, 12.00 KB", "no parameters");

    [Fact]
    public void Explain_Flatten_MultipliesTheAxes() => Sentences(new Flatten(), [Shape.Unknown, 5, 100]).Should()
        .Equal("(None, 5, 100) → (None, 500)", "5 × 100 = 500 values of each sample on one axis, in their order", "no parameters");

    [Fact]
    public void Explain_FlattenOfUnknownAxis_MultipliesNothing() => Sentences(new Flatten(), [Shape.Unknown, Shape.Unknown, 3])[1]
        .Should().Be("the values of each sample on one axis, in their order");

    [Fact]
    public void Explain_FlattenChannelsFirst_TellsTheOrder() => Sentences(new Flatten { ChannelsFirst = true }, [Shape.Unknown, 3, 4])[1]
        .Should().Be("3 × 4 = 12 values of each sample on one axis, in their order, but the channels last");

    [Fact]
    public void Explain_FlattenOfRank2_TellsThatNothingChanges() =>
        Sentences(new Flatten(), [Shape.Unknown, 3])[1].Should().Be("flat already");

    [Fact]
    public void Explain_Reshape_MultipliesBothShapes() => Sentences(new Reshape([10, -1]), [Shape.Unknown, 5, 100]).Should()
        .Equal("(None, 5, 100) → (None, 10, 50)", "5 × 100 = 500 = 10 × 50 values, the same in the same order", "no parameters");

    [Fact]
    public void Explain_ReshapeToOneAxis_MultipliesTheFormerAxes() => Sentences(new Reshape([6]), [Shape.Unknown, 2, 3])[1].Should()
        .Be("2 × 3 = 6 values, the same in the same order");

    [Fact]
    public void Explain_Dropout_TellsRateAndScale() => Sentences(new Dropout(0.2f), [Shape.Unknown, 3])[1].Should().Be(
        "in training 20 % of the values, drawn at random, become 0 and the others grow by 1 / (1 - 0.2) = 1.25; " +
        "afterwards nothing changes");

    [Theory]
    [InlineData(0f, "nothing is dropped")]
    [InlineData(1f, "in training all values become 0")]
    public void Explain_DropoutOfNoneOrAll_SaysSo(float rate, string words) =>
        Sentences(new Dropout(rate), [Shape.Unknown, 3])[1].Should().Be(words);

    [Fact]
    public void Explain_ActivationLayer_NamesTheFunction() => Sentences(new ActivationLayer(Activation.Tanh), [Shape.Unknown, 3]).Should()
        .Equal("(None, 3) → (None, 3)", "tanh of each value", "no parameters");

    [Theory]
    [InlineData("softmax along axis 1")]
    [InlineData("log_softmax along axis 1")]
    [InlineData("sparsemax along axis 1")]
    public void Explain_ActivationWithAxis_NamesIt(string words)
    {
        Activation[] all = [new SoftmaxActivation { Axes = [1] }, new LogSoftmax { Axis = 1 }, new Sparsemax { Axis = -2 }];

        all.Select(activation => Sentences(new ActivationLayer(activation), [Shape.Unknown, 4, 3])[1]).Should().Contain(words);
    }

    [Fact]
    public void Explain_Softmax_NamesTheAxis() => Sentences(new Softmax(), [Shape.Unknown, 4, 10])[1].Should()
        .Be("the 10 values along the last axis become positive and add up to 1");

    [Fact]
    public void Explain_SoftmaxOverSeveralAxes_NamesThem() => Sentences(new Softmax(1, 3), [Shape.Unknown, 4, 5, 10])[1].Should()
        .Be("the 40 values along axis 1 and the last axis become positive and add up to 1");

    [Fact]
    public void Explain_Add_AddsTheShapes() => Sentences(new Add(), [Shape.Unknown, 4], [Shape.Unknown, 4]).Should()
        .Equal("(None, 4) + (None, 4) → (None, 4)", "added value by value", "no parameters");

    [Fact]
    public void Explain_AddOfDifferentShapes_TellsWhatRepeats() => Sentences(new Add(), [Shape.Unknown, 3, 4], [Shape.Unknown, 4])[1]
        .Should().Be("added value by value; where a size is 1 or an axis is missing, the same value everywhere along it");

    [Fact]
    public void Explain_Concatenate_AddsTheSizes() => Sentences(new Concatenate(), [Shape.Unknown, 16], [Shape.Unknown, 3]).Should()
        .Equal("(None, 16), (None, 3) → (None, 19)", "16 + 3 = 19 on the last axis", "no parameters");

    [Fact]
    public void Explain_ConcatenateOnOtherAxis_NamesIt() =>
        Sentences(new Concatenate { Axis = 1 }, [Shape.Unknown, 4, 2], [Shape.Unknown, 5, 2])[1].Should().Be("4 + 5 = 9 on axis 1");

    [Fact]
    public void Explain_TimeDistributed_ExplainsTheLayerInside()
    {
        LayerExplanation explanation = Explain(new TimeDistributed(new Dense(8)), [Shape.Unknown, 5, 10]);

        explanation.ParameterCount.Should().Be(88);
        explanation.MultiplyAdds.Should().Be(400);
        explanation.Inner.Should().ContainSingle().Which.Sentences[0].Should().Be("(None, 10) · (10, 8) + (8) → (None, 8)");
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
            Explain(new InputLayer([6]), [Shape.Unknown, 6]),
            Explain(model.Layers[0], [Shape.Unknown, 6]),
        ];

        LayerExplanation explanation = LayerExplainer.Explain(model, [[Shape.Unknown, 6]], [[Shape.Unknown, 2]], inner);

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
    public void Explain_LayerOfOwnType_ListsItsParameters()
    {
        Scale layer = new();
        layer.Build([Shape.Unknown, 3]);
        LayerExplanation explanation = Explain(layer, [Shape.Unknown, 3]);

        explanation.ParameterCount.Should().Be(9);
        explanation.MultiplyAdds.Should().BeNull();
        explanation.Sentences.Should().Equal("(None, 3) → (None, 3)", "3 × 2 (scale) + 3 (shift) = 9 parameters");
    }

    [Fact]
    public void Explain_UnbuiltLayerOfOwnType_SaysSo()
    {
        LayerExplanation explanation = Explain(new Scale(), [Shape.Unknown, 3]);

        explanation.ParameterCount.Should().BeNull();
        explanation.Sentences[1].Should().Be("not built yet, so its parameters are not known");
    }

    [Fact]
    public void ToString_AnyLayer_FitsEightyColumns() =>
        Explain(new Dropout(0.2f), [Shape.Unknown, 3]).ToString().Split('\n').Should().OnlyContain(line => line.Length <= 80);

    internal static LayerExplanation Explain(Layer layer, params Shape[] inputs) => LayerExplainer.Explain(
        layer, inputs, [layer is MergeLayer merge ? merge.InferOutputShape(inputs) : layer.InferOutputShape(inputs[0])]);

    private static IReadOnlyList<string> Sentences(Layer layer, params Shape[] inputs) => Explain(layer, inputs).Sentences;

    private sealed class Scale : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected override void OnBuild(Shape input)
        {
            AddParameter("scale", [3, 2], Initializer.Zeros);
            AddParameter("shift", [3], Initializer.Zeros);
        }

        protected internal override void Forward(in ForwardPass pass) => pass.Input.CopyTo(pass.Output);

        protected internal override void Backward(in BackwardPass pass) => pass.OutputGradient.CopyTo(pass.InputGradient);
    }
}
