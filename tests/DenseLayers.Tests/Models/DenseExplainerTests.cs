namespace DenseLayers.Tests.Models;

public sealed class DenseExplainerTests
{
    private const int None = Shape.Unknown;

    [Fact]
    public void Explain_DenseOnImage_TellsWhatIsSharedAndWhatFlattenWouldCost()
    {
        Explain(new Dense(512), [None, 32, 32, 3]).ToString().Should().Be(
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
        Explain(new Dense(100), [None, 5, 10]).Sentences.Should()
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
        LayerExplanation explanation = Explain(new Dense(4) { UseBias = false }, [None, 2, 3]);

        explanation.ParameterCount.Should().Be(12);
        explanation.Sentences.Should()
            .Contain("(None, 2, 3) · (3, 4) → (None, 2, 4)").And
            .Contain("3 × 4 = 12 parameters, shared by 2 positions").And
            .Contain("6 × 4 = 24 parameters instead of 12");
    }

    [Fact]
    public void Explain_DenseWithActivation_NamesIt() =>
        Explain(new Dense(2, Activation.Relu), [None, 3]).Sentences[1].Should().Be("then relu of each value");

    [Fact]
    public void Explain_DenseWithSoftmax_NamesItsAxis() =>
        Explain(new Dense(2, Activation.Softmax), [None, 3]).Sentences[1].Should()
            .Be("then softmax along the last axis");

    [Fact]
    public void Explain_DenseWhoseActivationChangesTheSize_ShowsBothShapes()
    {
        LayerExplanation explanation = Explain(new Dense(8, Activation.Glu), [None, 3]);

        explanation.OutputBytes.Should().Be(16);
        explanation.Sentences.Should()
            .Contain("(None, 3) · (3, 8) + (8) → (None, 8)").And
            .Contain("then glu along the last axis: (None, 8) → (None, 4)");
    }

    [Fact]
    public void Explain_DenseOnUnknownAxis_CountsPerPosition()
    {
        LayerExplanation explanation = Explain(new Dense(4), [None, None, 10]);

        explanation.MultiplyAdds.Should().BeNull();
        explanation.OutputBytes.Should().BeNull();
        explanation.Sentences.Should().Equal(
            "(None, None, 10) · (10, 4) + (4) → (None, None, 4)",
            "10 × 4 + 4 = 44 parameters, shared by all positions",
            "10 × 4 = 40 multiply-adds at each position",
            "176 B of parameters",
            "Dense works on the last axis only, with the same kernel at each position. To let every input " +
            "see every other, put a Flatten before it, for which all sizes must be known.");
    }

    [Fact]
    public void Explain_DenseOnOnePosition_SharesNothing() =>
        Explain(new Dense(4), [None, 1, 10]).Sentences.Should().HaveCount(4)
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

    private static LayerExplanation Explain(Dense layer, Shape input) =>
        DenseExplainer.Explain(layer, input, layer.InferOutputShape(input)) with
        {
            OutputShapes = [layer.InferOutputShape(input)],
        };
}
