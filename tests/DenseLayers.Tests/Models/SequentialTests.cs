using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

public class SequentialTests
{
    [Fact]
    public void Layers_CollectionInitializer_AreInOrder()
    {
        Dense first = new(3), second = new(2);
        Sequential model = new([4]) { first, second };
        model.Layers.Should().Equal(first, second);
        model.Should().Equal(first, second);
        model.Name.Should().Be("sequential");
        model.InputShape.Should().Equal(Shape.Unknown, 4);
        model.OutputShape.Should().Equal(Shape.Unknown, 2);
    }

    [Fact]
    public void Names_Unnamed_AreCountedInEachModel()
    {
        Sequential first = new([4]) { new Dense(3), new Flatten(), new Dense(2) }, second = new([4]) { new Dense(3) };
        first.Layers.Select(layer => layer.Name).Should().Equal("dense", "flatten", "dense_1");
        second.Layers.Select(layer => layer.Name).Should().Equal("dense");
        first.Parameters[0].Path.Should().Be("dense/kernel");
    }

    [Fact]
    public void IsBuilt_InputShape_OnlyWhenUsed()
    {
        Sequential model = new([4]) { new Dense(3) };
        model.IsBuilt.Should().BeFalse();
        model.Parameters.Should().HaveCount(2);
        model.IsBuilt.Should().BeTrue();
    }

    [Fact]
    public void IsBuilt_Summary_Builds()
    {
        Sequential model = new([4]) { new Dense(3) };
        model.Summary();
        model.IsBuilt.Should().BeTrue();
    }

    [Fact]
    public void IsBuilt_ParameterCount_Builds()
    {
        Sequential model = new([4]) { new Dense(3) };
        model.ParameterCount.Should().Be(15);
        model.IsBuilt.Should().BeTrue();
    }

    [Fact]
    public void IsBuilt_NoInputShape_ByTheFirstData()
    {
        Sequential model = new() { new Dense(3) };
        model.Parameters.Should().BeEmpty();
        model.IsBuilt.Should().BeFalse();
        model.Predict(new Tensor([2, 4])).Shape.Should().Equal(2, 3);
        model.IsBuilt.Should().BeTrue();
        model.InputShape.Should().Equal(Shape.Unknown, 4);
        model.ParameterCount.Should().Be(15);
    }

    [Fact]
    public void IsBuilt_NoInputShape_ByFit()
    {
        Sequential model = new() { new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError());
        model.Fit(new Tensor([2, 4]), new Tensor([2, 1]));
        model.InputShape.Should().Equal(Shape.Unknown, 4);
    }

    [Fact]
    public void Build_Shape_GivesTheInputShape()
    {
        Sequential model = new() { new Dense(3) };
        model.Build([Shape.Unknown, 4]);
        model.InputShape.Should().Equal(Shape.Unknown, 4);
        model.OutputShape.Should().Equal(Shape.Unknown, 3);
    }

    [Fact]
    public void Build_OtherShapeThanGiven_Throws()
    {
        Sequential model = new([4]) { new Dense(3) };
        Action act = () => model.Build([Shape.Unknown, 5]);
        act.Should().Throw<ShapeException>().WithMessage(
            "InputLayer \"input_layer\" expects input of shape (None, 4), but got shape (None, 5).*");
        model.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Build_LayerFails_LeavesTheModelAsItWas()
    {
        Sequential model = new() { new Dense(2) { BiasInitializer = new IdentityInitializer() } };
        Action build = () => model.Build([Shape.Unknown, 3]), shape = () => _ = model.InputShape;
        build.Should().Throw<ArgumentException>();
        model.IsBuilt.Should().BeFalse();
        shape.Should().Throw<InvalidOperationException>();
        model.InferOutputShape([1, 4]).Should().Equal([1, 2], "nothing is settled for 3 features");
        model.Add(new Dense(5));
        model.Layers.Should().HaveCount(2);
    }

    [Fact]
    public void InputShape_NotKnown_Throws()
    {
        Action act = () => _ = new Sequential { new Dense(3) }.InputShape;
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" does not know its input shape yet. " +
            "Give it to the constructor, call Build, or run the model on data.");
    }

    [Fact]
    public void ParameterCount_InputShapeNotKnown_Throws()
    {
        Action act = () => _ = new Sequential { new Dense(3) }.ParameterCount;
        act.Should().Throw<InvalidOperationException>().WithMessage("Sequential \"sequential\" is not built*");
    }

    [Fact]
    public void InferOutputShape_NotBuilt_BuildsNothing()
    {
        Dense layer = new(3);
        Sequential model = new() { layer, new Flatten() };
        model.InferOutputShape([Shape.Unknown, 2, 4]).Should().Equal(Shape.Unknown, 6);
        model.IsBuilt.Should().BeFalse();
        layer.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void OutputShape_NoLayers_Throws()
    {
        Action act = () => _ = new Sequential([3], name: "empty").OutputShape;
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"empty\" has no layers. Call Add with at least one before it is used.");
    }

    [Fact]
    public void OutputShape_LayerRefuses_Throws()
    {
        Action act = () => _ = new Sequential([4]) { new Dense(3), new TimeDistributed(new Dense(2)) }.OutputShape;
        act.Should().Throw<ShapeException>().WithMessage(
            "TimeDistributed \"time_distributed\" expects input of rank 3 or more*(None, 3)*");
    }

    [Fact]
    public void GetLayer_Name_IsFound()
    {
        Sequential model = new([4]) { new Dense(3), new Dense(2) };
        model.GetLayer("dense_1").Should().BeSameAs(model.Layers[1]);
        Action act = () => model.GetLayer("dense_2");
        act.Should().Throw<KeyNotFoundException>().WithMessage(
            "Sequential \"sequential\" has no layer named \"dense_2\". It has \"dense\", \"dense_1\".");
    }

    [Fact]
    public void Name_Given_IsKept()
    {
        new Sequential(name: "digits").ToString().Should().Be("Sequential \"digits\"");
        Action act = () => _ = new Sequential(name: "a/b");
        act.Should().Throw<ArgumentException>().WithMessage("A layer's name expects no slash*");
    }

    [Fact]
    public void Parameters_NestedModel_AreItsLayers()
    {
        Dense inner = new(3), outer = new(2);
        Sequential model = new([4]) { new Sequential { inner }, outer };
        model.Parameters.Should().Equal(inner.Kernel, inner.Bias!, outer.Kernel, outer.Bias!);
        model.Layers[0].Name.Should().Be("sequential");
        inner.Kernel.Path.Should().Be("dense/kernel");
    }

    [Fact]
    public void Trainable_SetOnAModel_FreezesInnerLayers()
    {
        Dense inner = new(3);
        Sequential nested = new() { inner }, model = new([4]) { nested, new Dense(2) };
        model.Trainable = false;
        nested.Trainable.Should().BeFalse();
        inner.Trainable.Should().BeFalse();
        model.Parameters.Should().OnlyContain(parameter => !parameter.Trainable);
    }
}
