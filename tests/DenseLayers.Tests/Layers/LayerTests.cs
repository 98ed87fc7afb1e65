namespace DenseLayers.Tests.Layers;

public class LayerTests
{
    [Fact]
    public void Build_Once_MakesTheParameters()
    {
        Scale layer = new();
        layer.IsBuilt.Should().BeFalse();
        layer.Parameters.Should().BeEmpty();
        layer.Build([Shape.Unknown, 3]);
        layer.IsBuilt.Should().BeTrue();
        layer.Parameters.Should().ContainSingle().Which.Count.Should().Be(3);
        layer.Builds.Should().Be(1);
    }

    [Fact]
    public void Build_Again_ChangesNothing()
    {
        Scale layer = new();
        layer.Build([Shape.Unknown, 3]);
        Parameter parameter = layer.Parameters[0];
        layer.Build([7, 3]);
        layer.Builds.Should().Be(1);
        layer.Parameters[0].Should().BeSameAs(parameter);
    }

    [Fact]
    public void Build_ShapeRefused_LeavesTheLayerUnbuilt()
    {
        Scale layer = new();
        Action act = () => layer.Build(Shape.Scalar);
        act.Should().Throw<ShapeException>();
        layer.IsBuilt.Should().BeFalse();
        layer.Builds.Should().Be(0);
    }

    [Fact]
    public void Build_OnBuildThrows_LeavesNoParameters()
    {
        Scale layer = new() { Fails = true };
        Action act = () => layer.Build([1, 3]);
        act.Should().Throw<NotSupportedException>();
        layer.IsBuilt.Should().BeFalse();
        layer.Parameters.Should().BeEmpty();
    }

    [Fact]
    public void Build_FailedBefore_BuildsForAnotherShape()
    {
        Scale layer = new() { Fails = true };
        Action act = () => layer.Build([1, 3]);
        act.Should().Throw<NotSupportedException>();
        layer.Fails = false;
        layer.Build([1, 4]);
        layer.Parameters.Should().ContainSingle().Which.Count.Should().Be(4);
    }

    [Fact]
    public void AddParameter_OutsideOnBuild_Throws()
    {
        Action act = () => new Scale().AddLater();
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Scale \"scale\" can add parameter \"late\" only while it is built. Call AddParameter in OnBuild.");
    }

    [Fact]
    public void ParameterCount_NotBuilt_Throws()
    {
        Action act = () => _ = new Scale().ParameterCount;
        act.Should().Throw<InvalidOperationException>().WithMessage("Scale \"scale\" is not built*Call Build*");
    }

    [Fact]
    public void InferOutputShape_NotBuilt_BuildsNothing()
    {
        Scale layer = new();
        layer.InferOutputShape([2, 3]);
        layer.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Apply_Tensor_BuildsAndRuns()
    {
        Scale layer = new();
        layer.Apply(new Tensor([1, 2], [1f, 2f])).Span.ToArray().Should().Equal(3, 6);
        layer.IsBuilt.Should().BeTrue();
    }

    [Fact]
    public void Apply_Symbol_BuildsNothing()
    {
        Scale layer = new();
        SymbolicTensor y = layer.Apply(Model.Input([3]));
        y.Shape.Should().Equal(Shape.Unknown, 3);
        y.Layer.Should().BeSameAs(layer);
        y.ToString().Should().Be("Scale \"scale\" → (None, 3)");
        layer.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Apply_Null_Throws()
    {
        Action tensor = () => new Scale().Apply((Tensor)null!), symbol = () => new Scale().Apply((SymbolicTensor)null!);
        tensor.Should().Throw<ArgumentNullException>();
        symbol.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void ToString_AnyTime_IsTypeAndName()
    {
        new Dense(3).ToString().Should().Be("Dense \"dense\"");
        new Dense(3) { Name = "out" }.ToString().Should().Be("Dense \"out\"");
    }

    [Fact]
    public void Initializers_OneLayerTwice_DrawDifferentValues()
    {
        Dense first = new(5), second = new(5);
        first.Build([1, 5]);
        second.Build([1, 5]);
        first.Kernel.Values.ToArray().Should().NotEqual(second.Kernel.Values.ToArray());
    }

    [Fact]
    public void Initializer_WithASeed_DoesNotFollowTheModels()
    {
        Sequential one = new([3], seed: 1) { new Dense(2) { KernelInitializer = new HeNormal { Seed = 5 } } };
        Sequential two = new([3], seed: 2) { new Dense(2) { KernelInitializer = new HeNormal { Seed = 5 } } };
        one.Parameters[0].Values.ToArray().Should().Equal(two.Parameters[0].Values.ToArray());
    }

    /// <summary>Multiplies each feature by a parameter that begins at 3.</summary>
    private sealed class Scale : Layer
    {
        public int Builds { get; private set; }

        public bool Fails { get; set; }

        public void AddLater() => AddParameter("late", [1], Initializer.Zeros);

        public override Shape InferOutputShape(Shape input)
        {
            if (input.Rank == 0)
            {
                ThrowShape("input with features", "a scalar", "Reshape it to (1, 1).", input);
            }

            return input;
        }

        protected override void OnBuild(Shape input)
        {
            Builds++;
            AddParameter("factor", [input[^1]], new Constant(3));
            if (Fails)
            {
                throw new NotSupportedException();
            }
        }

        protected internal override void Forward(in ForwardPass pass)
        {
            for (int i = 0; i < pass.Output.Length; i++)
            {
                pass.Output[i] = pass.Input[i] * Parameters[0].Values[i % Parameters[0].Count];
            }
        }

        protected internal override void Backward(in BackwardPass pass) => throw new NotSupportedException();
    }
}
