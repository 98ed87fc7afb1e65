using DenseLayers.Training;

namespace DenseLayers.Tests.Layers;

public class ParameterTests
{
    [Fact]
    public void Properties_DenseKernel_SayWhatItIs()
    {
        Dense layer = new(2) { Name = "out", KernelRegularizer = new L2(), KernelConstraint = new NonNeg() };
        layer.Build([Shape.Unknown, 3]);
        layer.Kernel.Name.Should().Be("kernel");
        layer.Kernel.Path.Should().Be("out/kernel");
        layer.Kernel.Shape.Should().Equal(3, 2);
        layer.Kernel.Count.Should().Be(6);
        layer.Kernel.Regularizer.Should().BeOfType<L2>();
        layer.Kernel.Constraint.Should().BeOfType<NonNeg>();
        layer.Kernel.Trainable.Should().BeTrue();
        layer.Kernel.ToString().Should().Be("out/kernel (3, 2)");
    }

    [Fact]
    public void Trainable_LayerFrozen_IsFalse()
    {
        Dense layer = new(2);
        layer.Build([Shape.Unknown, 3]);
        layer.Trainable = false;
        layer.Kernel.Trainable.Should().BeFalse();
        layer.Trainable = true;
        layer.Kernel.Trainable.Should().BeTrue();
    }

    [Fact]
    public void Trainable_MadeNotTrainable_IsFalse()
    {
        Counter layer = new();
        layer.Build([Shape.Unknown, 3]);
        layer.Parameters[0].Trainable.Should().BeFalse();
    }

    [Fact]
    public void SetValues_RightCount_ReplacesAll()
    {
        Parameter kernel = Kernel();
        float[] values = [1, 2, 3, 4, 5, 6];
        kernel.SetValues(values);
        values[0] = 9;
        kernel.Values.ToArray().Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public void SetValues_WrongCount_Throws()
    {
        Action act = () => Kernel().SetValues([1, 2]);
        ShapeException exception = act.Should().Throw<ShapeException>().WithMessage(
            "Parameter \"dense/kernel\" expects 6 values, its shape being (3, 2), but got 2. " +
            "Give all values in row-major order.").Which;
        exception.LayerName.Should().Be("dense");
        exception.Expected.Should().Equal(3, 2);
    }

    [Fact]
    public void SetValues_AfterAPrediction_ChangesTheNextOne()
    {
        Sequential model = new([1]) { new Dense(1) };
        Tensor x = new([1, 1], [2f]);
        model.Predict(x);
        model.Parameters[0].SetValues([3]);
        model.Parameters[1].SetValues([0.5f]);
        model.Predict(x)[0, 0].Should().Be(6.5f);
    }

    [Fact]
    public void Values_AfterATrainingStep_ChangeTheNextPrediction()
    {
        Sequential model = new([1]) { new Dense(1) { UseBias = false } };
        model.Parameters[0].SetValues([1]);
        model.Compile(new Sgd(0.25f), new MeanSquaredError());
        Tensor x = new([1, 1], [2f]), y = new([1, 1], [0f]);
        model.Predict(x)[0, 0].Should().Be(2);
        model.Fit(x, y);
        model.Parameters[0].Values[0].Should().Be(-1, "the gradient is 2 · (2 - 0) · 2 = 8");
        model.Predict(x)[0, 0].Should().Be(-2);
    }

    [Fact]
    public void Packed_Unchanged_IsPackedOnce()
    {
        // What packing again would overwrite.
        Parameter kernel = Kernel();
        kernel.Packed().Values[0] = 9;
        kernel.PackedTransposed().Values[0] = 8;
        kernel.Packed().Values[0].Should().Be(9);
        kernel.PackedTransposed().Values[0].Should().Be(8);
    }

    [Fact]
    public void ToTensor_Changed_LeavesTheParameter()
    {
        Parameter kernel = Kernel();
        kernel.SetValues([1, 2, 3, 4, 5, 6]);
        Tensor copy = kernel.ToTensor();
        copy[0, 0] = 9;
        copy.Shape.Should().Equal(3, 2);
        kernel.Values[0].Should().Be(1);
    }

    private static Parameter Kernel()
    {
        Dense layer = new(2);
        layer.Build([Shape.Unknown, 3]);
        return layer.Kernel;
    }

    private sealed class Counter : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected override void OnBuild(Shape input) =>
            AddParameter("count", [1], Initializer.Zeros, new ParameterOptions { IsTrainable = false });

        protected internal override void Forward(in ForwardPass pass) => pass.Input.CopyTo(pass.Output);

        protected internal override void Backward(in BackwardPass pass) =>
            pass.OutputGradient.CopyTo(pass.InputGradient);
    }
}
