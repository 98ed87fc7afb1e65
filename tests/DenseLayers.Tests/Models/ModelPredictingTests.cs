namespace DenseLayers.Tests.Models;

public class ModelPredictingTests
{
    [Fact]
    public void Predict_TwoOutputsAndInputs_GivesBoth()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel model = new([a, b], [new Add().Apply(a, b), b, new Flatten().Apply(a)]);
        IReadOnlyList<Tensor> y = model.Predict([new Tensor([1, 2], [1f, 2f]), new Tensor([1, 2], [10f, 20f])]);
        y[0].Span.ToArray().Should().Equal(11, 22);
        y[1].Span.ToArray().Should().Equal(10, 20);
        y[2].Span.ToArray().Should().Equal(1, 2);
    }

    [Fact]
    public void Predict_Rank1WhereTheModelTakesOneFeature_IsTaken()
    {
        Sequential model = new([1]) { new Dense(1) { KernelInitializer = Initializer.Ones } };
        model.Predict(Tensor.FromArray([1f, 2f])).Shape.Should().Equal(2, 1);
    }

    [Fact]
    public void Predict_UnknownSampleSizes_TakesAny()
    {
        Sequential model = new([Shape.Unknown, 3], seed: 1) { new Dense(2) };
        model.Predict(new Tensor([2, 5, 3])).Shape.Should().Equal(2, 5, 2);
        model.Predict(new Tensor([2, 7, 3])).Shape.Should().Equal(2, 7, 2);
        Action spans = () => model.Predict(new float[15], new float[10]);
        spans.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" expects one input of known shape and one output when it predicts spans. " +
            "Call Predict with tensors.");
    }

    [Fact]
    public void Predict_WrongLastAxis_Throws()
    {
        Sequential model = new([5]) { new Dense(2) };
        Action act = () => model.Predict(new Tensor([3, 4]));
        act.Should().Throw<ShapeException>().WithMessage(
            "InputLayer \"input_layer\" expects input of shape (None, 5), but got shape (3, 4).*");
    }

    [Fact]
    public void Predict_Rank0_Throws()
    {
        Action act = () => new Sequential { new Dense(2) }.Predict(Tensor.FromScalar(1));
        act.Should().Throw<ShapeException>().WithMessage(
            "Sequential \"sequential\" expects samples behind a batch axis, but got a scalar. Reshape it to (1, 1).");
    }

    [Fact]
    public void Predict_WrongNumberOfInputs_Throws()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel model = new([a, b], [new Add().Apply(a, b)]);
        Action act = () => model.Predict(new Tensor([1, 2]));
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects 2 inputs, but got 1. Give one tensor for each input.*");
    }

    [Fact]
    public void Predict_InputsOfDifferentLength_Throws()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel model = new([a, b], [new Add().Apply(a, b)]);
        Action act = () => model.Predict([new Tensor([3, 2]), new Tensor([4, 2])]);
        act.Should().Throw<ShapeException>().WithMessage(
            "FunctionalModel \"functional\" expects equally many samples for each input, but got 3 and 4. " +
            "Cut the inputs to one length.");
    }

    [Fact]
    public void Predict_OneTensorOfTwoOutputs_Throws()
    {
        SymbolicTensor x = Model.Input([2]);
        FunctionalModel model = new([x], [x, new Flatten().Apply(x)]);
        Action act = () => model.Predict(new Tensor([1, 2]));
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "FunctionalModel \"functional\" has 2 outputs, not one. Call Predict with a list, which returns a list.");
    }

    [Theory]
    [InlineData(7, 4)]
    [InlineData(6, 3)]
    [InlineData(6, 8)]
    public void Predict_SpansOfWrongLength_Throws(int input, int output)
    {
        Sequential model = new([3]) { new Dense(2) };
        Action act = () => model.Predict(new float[input], new float[output]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Sequential \"sequential\" expects 3 values in and 2 out for each sample, its shapes being (None, 3) and " +
            $"(None, 2), but got spans of {input} and {output}. Give whole samples, and as many outputs as inputs.");
    }

    // 2^20 samples of 2^12 outputs are 2^32, which as an int is 0.
    [Fact]
    public void Predict_MoreOutputsThanAnIntCounts_Throws()
    {
        Sequential model = new([1]) { new Dense(1 << 12) };
        Action act = () => model.Predict(new float[1 << 20], []);
        act.Should().Throw<ShapeException>().WithMessage("* but got spans of 1,048,576 and 0. *");
    }

    [Fact]
    public void Predict_SpansBeforeTheInputShapeIsKnown_Throws()
    {
        Action act = () => new Sequential { new Dense(2) }.Predict(new float[3], new float[2]);
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" * Call Predict with tensors.");
    }

    [Fact]
    public void Predict_NoLayers_Throws()
    {
        Action tensors = () => new Sequential([3]).Predict(new Tensor([1, 3]));
        Action spans = () => new Sequential([3]).Predict([], []);
        tensors.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" has no layers. Call Add with at least one before it is used.");
        spans.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Apply_Predicting_EqualsPredict()
    {
        Model model = ModelZoo.Make("nested");
        Tensor x = ModelZoo.Samples(model, 3);
        model.Apply(x).Span.ToArray().Should().Equal(model.Predict(x).Span.ToArray());
    }

    [Fact]
    public void Apply_Training_Drops()
    {
        Sequential model = new([2]) { new Flatten(), new Dropout(1) };
        model.Apply(new Tensor([1, 2], [1f, 2f]), training: true).Span.ToArray().Should().Equal(0, 0);
        model.Apply(new Tensor([1, 2], [1f, 2f])).Span.ToArray().Should().Equal(1, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Predict_SpansOverlap_ThrowsBeforeWriting(int start)
    {
        float[] memory = [1, 2, 3, 4, 5, 6, 7, 8];
        Sequential model = new([4]) { new Dense(4) };
        Action act = () => model.Predict(memory.AsSpan(0, 4), memory.AsSpan(start, 4));
        act.Should().Throw<ArgumentException>().WithParameterName("output").WithMessage(
            "Sequential \"sequential\" expects an output apart from its input, but got spans that overlap*");
        memory.Should().Equal(1, 2, 3, 4, 5, 6, 7, 8);
    }

    [Fact]
    public void Predict_SpansSideBySide_Works()
    {
        float[] memory = [1, 2, 0];
        Sequential model = new([2]) { new Dense(1) { KernelInitializer = Initializer.Ones } };
        model.Predict(memory.AsSpan(0, 2), memory.AsSpan(2));
        memory.Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Predict_LastAxisOf1TooMany_IsDropped()
    {
        SymbolicTensor x = Model.Input([]);
        FunctionalModel model = new([x], [new Reshape([1]).Apply(x)]);
        model.Predict(new Tensor([3, 1], [1f, 2f, 3f])).Span.ToArray().Should().Equal(1, 2, 3);
        model.Predict(new Tensor([0, 1])).Shape.Should().Equal(0, 1);
        new Sequential([2]) { new Flatten() }.Predict(new Tensor([1, 2, 1], [1f, 2f])).Shape.Should().Equal(1, 2);
    }

    [Fact]
    public void Predict_LastAxisOf1Missing_IsAdded()
    {
        Sequential model = new([1]) { new Flatten() };
        model.Predict(new Tensor([3])).Shape.Should().Equal(3, 1);
        model.Predict(new Tensor([0])).Shape.Should().Equal(0, 1);
    }
}
