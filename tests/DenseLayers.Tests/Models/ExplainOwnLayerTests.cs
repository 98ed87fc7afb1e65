namespace DenseLayers.Tests.Models;

/// <summary>Layers of types of one's own are explained by their parameters.</summary>
public sealed class ExplainOwnLayerTests
{
    private const int None = Shape.Unknown;

    [Fact]
    public void Explain_LayerOfOwnType_ListsItsParameters()
    {
        Scale layer = new();
        layer.Build([None, 3]);
        LayerExplanation explanation = LayerExplainerTests.Explain(layer, [None, 3]);

        explanation.ParameterCount.Should().Be(9);
        explanation.MultiplyAdds.Should().BeNull();
        explanation.Sentences.Should().Equal("(None, 3) → (None, 3)", "3 × 2 (scale) + 3 (shift) = 9 parameters");
    }

    [Fact]
    public void Explain_UnbuiltLayerOfOwnType_SaysSo()
    {
        LayerExplanation explanation = LayerExplainerTests.Explain(new Scale(), [None, 3]);

        explanation.ParameterCount.Should().BeNull();
        explanation.Sentences[1].Should().Be("not built yet, so its parameters are not known");
    }

    private sealed class Scale : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected override void OnBuild(Shape input)
        {
            AddParameter("scale", [3, 2], Initializer.Zeros);
            AddParameter("shift", [3], Initializer.Zeros);
        }

        protected internal override void Forward(in ForwardPass pass) =>
            pass.Input.CopyTo(pass.Output);

        protected internal override void Backward(in BackwardPass pass) =>
            pass.OutputGradient.CopyTo(pass.InputGradient);
    }
}
