namespace DenseLayers.Tests.Layers;

public class MergeLayerTests
{
    [Fact]
    public void Apply_OwnMerge_SeesEveryInput()
    {
        Tensor y = new WeightedSum().Apply(new Tensor([1, 2], [1f, 2f]), new Tensor([1, 2], [10f, 20f]));
        y.Span.ToArray().Should().Equal([21f, 42f], "the weights are 1 and 2");
    }

    [Fact]
    public void Apply_Symbols_GivesOneOutput()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        SymbolicTensor sum = new WeightedSum().Apply(a, b);
        sum.Shape.Should().Equal(Shape.Unknown, 2);
        FunctionalModel model = new([a, b], [sum]);
        model.ParameterCount.Should().Be(2);
        model.Predict([new Tensor([1, 2], [1f, 2f]), new Tensor([1, 2], [10f, 20f])])[0].Span.ToArray().Should().Equal(21, 42);
    }

    [Fact]
    public void InferOutputShape_OneShape_IsAskedAsAList() => new WeightedSum().InferOutputShape(Shape.Create([3, 2])).Should().Equal(3, 2);

    /// <summary>The sum of its inputs, each multiplied by a parameter that begins at its number from 1.</summary>
    private sealed class WeightedSum : MergeLayer
    {
        public override Shape InferOutputShape(params ReadOnlySpan<Shape> inputs) => inputs[0];

        protected override void OnBuild(params ReadOnlySpan<Shape> inputs) =>
            AddParameter("weights", [inputs.Length], Initializer.Zeros).SetValues([.. Enumerable.Range(1, inputs.Length).Select(i => (float)i)]);

        protected internal override void Forward(in ForwardPass pass)
        {
            pass.Output.Clear();
            for (int i = 0; i < pass.InputCount; i++)
            {
                for (int j = 0; j < pass.Output.Length; j++)
                {
                    pass.Output[j] += Parameters[0].Values[i] * pass.GetInput(i)[j];
                }
            }
        }

        protected internal override void Backward(in BackwardPass pass) => throw new NotSupportedException();
    }
}
