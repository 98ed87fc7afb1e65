namespace DenseLayers.Tests.Layers;

public class DenseTests
{
    [Fact]
    public void Options_Default_AreKerass()
    {
        Dense layer = new(3);
        layer.Units.Should().Be(3);
        layer.Activation.Should().BeSameAs(Activation.Linear);
        layer.UseBias.Should().BeTrue();
        layer.KernelInitializer.Should().BeSameAs(Initializer.GlorotUniform);
        layer.BiasInitializer.Should().BeSameAs(Initializer.Zeros);
        layer.KernelRegularizer.Should().BeNull();
        layer.BiasRegularizer.Should().BeNull();
        layer.ActivityRegularizer.Should().BeNull();
        layer.KernelConstraint.Should().BeNull();
        layer.BiasConstraint.Should().BeNull();
        layer.Name.Should().Be("dense");
        layer.Trainable.Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void Units_BelowOne_Throws(int units)
    {
        Action act = () => _ = new Dense(units);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"Units expects 1 or more, but got {units}.*");
    }

    [Fact]
    public void Initializer_Null_Throws()
    {
        Action kernel = () => _ = new Dense(1) { KernelInitializer = null! };
        Action bias = () => _ = new Dense(1) { BiasInitializer = null! };
        kernel.Should().Throw<ArgumentNullException>().WithParameterName("KernelInitializer");
        bias.Should().Throw<ArgumentNullException>().WithParameterName("BiasInitializer");
    }

    [Fact]
    public void InferOutputShape_AnyRank_ReplacesTheLastAxis()
    {
        new Dense(4).InferOutputShape([Shape.Unknown, 3]).Should().Equal(Shape.Unknown, 4);
        new Dense(4).InferOutputShape([2, 5, Shape.Unknown, 3]).Should().Equal(2, 5, Shape.Unknown, 4);
    }

    [Fact]
    public void InferOutputShape_Glu_HalvesTheUnits() =>
        new Dense(6, Activation.Glu).InferOutputShape([2, 3]).Should().Equal(2, 3);

    [Theory]
    [InlineData(new int[0], "() of rank 0")]
    [InlineData(new[] { 5 }, "(5,) of rank 1")]
    public void InferOutputShape_RankBelow2_Throws(int[] shape, string text)
    {
        Action act = () => new Dense(4).InferOutputShape(Shape.Create(shape));
        act.Should().Throw<ShapeException>().WithMessage(
            $"Dense \"dense\" expects input of rank 2 or more, (batch, …, features), but got shape {text}. " +
            "Reshape a single sample to (1, features).");
    }

    [Fact]
    public void InferOutputShape_UnknownFeatures_Throws()
    {
        Action act = () => new Dense(4) { Name = "out" }.InferOutputShape([2, Shape.Unknown]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Dense \"out\" expects a known last axis of its input, which its kernel must fit, " +
            "but got shape (2, None). Give the number of features in the input shape.");
    }

    [Fact]
    public void InferOutputShape_OtherFeaturesThanBuiltFor_Throws()
    {
        Dense layer = new(10) { Name = "logits" };
        layer.Build([Shape.Unknown, 64]);
        Action act = () => layer.InferOutputShape([2, 3, 48]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Dense \"logits\" expects 64 features on the last axis of its input, but got shape (2, 3, 48) with 48. " +
            "The layer was built for (?, 64): reshape the input, or use a new layer for it.");
    }

    [Fact]
    public void Kernel_NotBuilt_Throws()
    {
        Action act = () => _ = new Dense(4).Kernel;
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Dense \"dense\" is not built, so it has no parameters yet. " +
            "Call Build with an input shape, or run it on data.");
    }

    [Fact]
    public void Build_Shape_MakesKernelAndBias()
    {
        Dense layer = new(2) { KernelInitializer = new Constant(3), BiasInitializer = new Constant(4) };
        layer.Build([Shape.Unknown, 7, 3]);
        layer.Parameters.Should().Equal(layer.Kernel, layer.Bias!);
        layer.Kernel.Shape.Should().Equal(3, 2);
        layer.Kernel.Values.ToArray().Should().OnlyContain(value => value == 3);
        layer.Bias!.Shape.Should().Equal(2);
        layer.Bias.Values.ToArray().Should().OnlyContain(value => value == 4);
    }

    [Fact]
    public void Build_DefaultInitializers_AreGlorotUniformAndZeros()
    {
        Dense layer = new(40);
        layer.Build([1, 60]);
        float limit = MathF.Sqrt(6f / 100);
        layer.Kernel.Values.ToArray().Should().OnlyContain(value => MathF.Abs(value) <= limit);
        layer.Kernel.Values.ToArray().Max().Should().BeGreaterThan(0.95f * limit);
        layer.Bias!.Values.ToArray().Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void UseBias_False_HasAKernelAlone()
    {
        Dense layer = new(2) { UseBias = false };
        layer.Build([1, 3]);
        layer.Bias.Should().BeNull();
        layer.Parameters.Should().Equal(layer.Kernel);
        layer.ParameterCount.Should().Be(6);
    }

    [Fact]
    public void RegularizersAndConstraints_Given_BelongToTheirParameter()
    {
        Dense layer = new(2)
        {
            KernelRegularizer = new L1(),
            BiasRegularizer = new L2(),
            KernelConstraint = new MaxNorm(),
            BiasConstraint = new NonNeg(),
        };
        layer.Build([1, 3]);
        layer.Kernel.Regularizer.Should().BeSameAs(layer.KernelRegularizer).And.BeOfType<L1>();
        layer.Bias!.Regularizer.Should().BeSameAs(layer.BiasRegularizer).And.BeOfType<L2>();
        layer.Kernel.Constraint.Should().BeSameAs(layer.KernelConstraint).And.BeOfType<MaxNorm>();
        layer.Bias.Constraint.Should().BeSameAs(layer.BiasConstraint).And.BeOfType<NonNeg>();
    }

    [Fact]
    public void Apply_SmallNumbers_IsInputTimesKernelPlusBias() =>
        Layer(Activation.Linear).Apply(new Tensor([2, 2], [1f, 2f, 3f, 4f])).Span.ToArray()
            .Should().Equal(1 + 8 + 10, 2 + 10 - 100, 3 + 12 + 1, 3 + 16 + 10, 6 + 20 - 100, 9 + 24 + 1);

    [Fact]
    public void Apply_Relu_CutsNegativeSums() =>
        Layer(Activation.Relu).Apply(new Tensor([1, 2], [1f, 2f])).Span.ToArray().Should().Equal(19, 0, 16);

    [Fact]
    public void Apply_Softmax_SumsTo1() =>
        Layer(Activation.Softmax).Apply(new Tensor([1, 2], [1f, 2f])).Span.ToArray().Sum()
            .Should().BeApproximately(1, 1e-6f);

    [Fact]
    public void Apply_Rank4Input_AppliesKernelToLastAxis()
    {
        Tensor y = Layer(Activation.Linear).Apply(new Tensor([1, 2, 1, 2], [1f, 2f, 3f, 4f]));
        y.Shape.Should().Equal(1, 2, 1, 3);
        y.Span.ToArray().Should().Equal(19, -88, 16, 29, -74, 34);
    }

    [Fact]
    public void Apply_TwiceWithOtherRank_UsesTheSameKernel()
    {
        Dense layer = Layer(Activation.Tanh);
        Tensor flat = layer.Apply(new Tensor([2, 2], [.1f, .2f, .3f, .4f]));
        Tensor deep = layer.Apply(new Tensor([1, 2, 2], [.1f, .2f, .3f, .4f]));
        deep.Span.ToArray().Should().Equal(flat.Span.ToArray());
    }

    private static Dense Layer(Activation activation)
    {
        Dense layer = new(3, activation);
        layer.Build([Shape.Unknown, 2]);
        layer.Kernel.SetValues([1, 2, 3, 4, 5, 6]);
        layer.Bias!.SetValues([10, -100, 1]);
        return layer;
    }

    [Fact]
    public void InferOutputShape_ActivationRefuses_NamesTheLayer()
    {
        Action act = () => new Dense(5, Activation.Glu) { Name = "gate" }.InferOutputShape([Shape.Unknown, 3]);
        act.Should().Throw<ShapeException>().WithMessage("Dense \"gate\": Glu expects an even size*")
            .Which.LayerName.Should().Be("gate");
    }

    [Fact]
    public void InferOutputShape_ActivationAlongTheBatch_Throws()
    {
        Action act = () => new Dense(4, new LogSoftmax { Axis = -2 }).InferOutputShape([Shape.Unknown, 3]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Dense \"dense\" expects log_softmax along other axes than 0, the batch*");
    }
}
