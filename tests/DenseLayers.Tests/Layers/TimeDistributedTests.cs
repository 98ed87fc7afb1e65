namespace DenseLayers.Tests.Layers;

public class TimeDistributedTests
{
    [Fact]
    public void InferOutputShape_Flatten_FlattensEachStep() =>
        new TimeDistributed(new Flatten()).InferOutputShape([Shape.Unknown, 5, 2, 3])
            .Should().Equal(Shape.Unknown, 5, 6);

    [Theory]
    [InlineData(new int[0], "() of rank 0")]
    [InlineData(new[] { -1, 5 }, "(None, 5) of rank 2")]
    public void InferOutputShape_NoSteps_Throws(int[] shape, string text)
    {
        Action act = () => new TimeDistributed(new Dense(2)).InferOutputShape(Shape.Create(shape));
        act.Should().Throw<ShapeException>().WithMessage(
            "TimeDistributed \"time_distributed\" expects input of rank 3 or more, (batch, steps, …), " +
            $"but got shape {text}. Add an axis for the steps, or use the layer inside without TimeDistributed.");
    }

    [Fact]
    public void Parameters_Built_AreTheLayers()
    {
        Dense inner = new(2);
        TimeDistributed layer = new(inner);
        layer.Build([Shape.Unknown, 4, 3]);
        layer.Layer.Should().BeSameAs(inner);
        layer.Layers.Should().Equal(inner);
        layer.Parameters.Should().Equal(inner.Kernel, inner.Bias!);
        layer.ParameterCount.Should().Be(8);
    }

    [Fact]
    public void Apply_Softmax_RunsPerStep()
    {
        Tensor y = new TimeDistributed(new Softmax()).Apply(new Tensor([1, 2, 2]));
        y.Shape.Should().Equal(1, 2, 2);
        y.Span.ToArray().Should().Equal(0.5f, 0.5f, 0.5f, 0.5f);
    }

    [Fact]
    public void Apply_Model_RunsItPerStep()
    {
        Sequential inner = new([2]) { new Dense(1) { KernelInitializer = Initializer.Ones } };
        Tensor y = new TimeDistributed(inner).Apply(new Tensor([1, 2, 2], [1f, 2f, 3f, 4f]));
        y.Shape.Should().Equal(1, 2, 1);
        y.Span.ToArray().Should().Equal(3, 7);
    }

    [Fact]
    public void Predict_FlattenInside_EqualsEachStepAlone()
    {
        Dense dense = new(3, Activation.Tanh);
        Sequential model = new([4, 2, 2], seed: 1) { new TimeDistributed(new Sequential { new Flatten(), dense }) };
        Tensor x = Numbers.Tensor([2, 4, 2, 2]);
        Tensor y = model.Predict(x);
        y.Shape.Should().Equal(2, 4, 3);
        Numbers.Bits(y.Span).Should().Equal(Numbers.Bits(dense.Apply(x.Reshape([8, 4])).Span));
    }

    [Fact]
    public void Trainable_Set_IsSetOnTheLayer()
    {
        Dense inner = new(2);
        _ = new TimeDistributed(inner) { Trainable = false };
        inner.Trainable.Should().BeFalse();
    }

    [Fact]
    public void Constructor_Null_Throws()
    {
        Action act = () => _ = new TimeDistributed(null!);
        act.Should().Throw<ArgumentNullException>().WithParameterName("layer");
    }
}
