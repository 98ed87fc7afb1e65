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
        model.Predict([new Tensor([1, 2], [1f, 2f]), new Tensor([1, 2], [10f, 20f])])[0].Span.ToArray()
            .Should().Equal(21, 42);
    }

    [Fact]
    public void InferOutputShape_OneShape_IsAskedAsAList() =>
        new WeightedSum().InferOutputShape(Shape.Create([3, 2])).Should().Equal(3, 2);

    [Fact]
    public void Apply_MergeThatSaves_HasRoom() =>
        new Keeping().Apply(new Tensor([2, 2], [1f, 2f, 3f, 4f]), new Tensor([2, 2], [5f, 6f, 7f, 8f])).Span.ToArray()
            .Should().Equal(1, 2, 3, 4);

    [Fact]
    public void Apply_Training_HasRandomness()
    {
        Action act = () => new Keeping().Apply([new Tensor([2, 2])], training: true);
        act.Should().NotThrow();
    }

    [Fact]
    public void Apply_None_Throws()
    {
        Action tensors = () => new Add().Apply(ReadOnlySpan<Tensor>.Empty);
        Action sum = () => new Add().InferOutputShape([]);
        Action concatenate = () => new Concatenate().InferOutputShape([]);
        Action missing = () => new Add().InferOutputShape([null!]);
        tensors.Should().Throw<ArgumentException>().WithMessage(
            "Add \"add\" expects at least one input, but got none. Give it the tensors to join.");
        sum.Should().Throw<ArgumentException>().WithMessage("Add \"add\" expects at least one input*");
        concatenate.Should().Throw<ArgumentException>().WithMessage(
            "Concatenate \"concatenate\" expects at least one input*");
        missing.Should().Throw<ArgumentNullException>().WithParameterName("inputs");
    }

    /// <summary>Gives back its first input, by way of memory of its own; in training it draws a number.</summary>
    private sealed class Keeping : MergeLayer
    {
        public override Shape InferOutputShape(params ReadOnlySpan<Shape> inputs) => inputs[0];

        protected internal override int SavedSize(Shape input, bool training) => input.SampleSize;

        protected internal override void Forward(in ForwardPass pass)
        {
            _ = pass.Training ? pass.Random.Next() : 0;
            pass.Input.CopyTo(pass.Saved);
            pass.Saved.CopyTo(pass.Output);
        }

        protected internal override void Backward(in BackwardPass pass) => throw new NotSupportedException();
    }

    /// <summary>The sum of its inputs, each multiplied by a parameter that begins at its number from 1.</summary>
    private sealed class WeightedSum : MergeLayer
    {
        public override Shape InferOutputShape(params ReadOnlySpan<Shape> inputs) => inputs[0];

        protected override void OnBuild(params ReadOnlySpan<Shape> inputs) =>
            AddParameter("weights", [inputs.Length], Initializer.Zeros)
                .SetValues([.. Enumerable.Range(1, inputs.Length).Select(i => (float)i)]);

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
