namespace DenseLayers.Tests.Layers.Activations;

public sealed class SoftmaxActivationTests
{
    [Fact]
    public void Apply_SeveralAxes_AddUpTo1OverAllOfThem()
    {
        Tensor input = new([2, 3, 2], [1f, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]);

        Tensor output = new SoftmaxActivation { Axes = [0, 2] }.Apply(input);

        for (int middle = 0; middle < 3; middle++)
        {
            (output[0, middle, 0] + output[0, middle, 1] + output[1, middle, 0] + output[1, middle, 1])
                .Should().BeApproximately(1f, 1e-6f);
        }

        output[1, 0, 1].Should().BeApproximately(0.5f / (1 + MathF.Exp(-1)), 1e-6f);
    }

    [Fact]
    public void Apply_AxesSideBySide_EqualsOneAxisOfTheirSize()
    {
        float[] values = [.. Enumerable.Range(0, 24).Select(i => MathF.Sin(i))];

        float[] output = new SoftmaxActivation { Axes = [-2, 2] }.Apply(new Tensor([2, 3, 4], values)).Span.ToArray();

        output.Should().Equal(new SoftmaxActivation().Apply(new Tensor([2, 12], values)).Span.ToArray());
    }

    [Fact]
    public void Backward_SeveralAxes_GivesTheGradientOfEachSlice()
    {
        float[] values = [.. Enumerable.Range(0, 12).Select(i => MathF.Sin(i))];
        float[] gradient = [.. Enumerable.Range(0, 12).Select(i => MathF.Cos(i))];
        int[] apart = [0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11];

        Tensor input = new([2, 3, 2], values);
        float[] result = SliceFunction.Backward(new SoftmaxActivation { Axes = [0, 2] }, input, gradient);

        Tensor together = new([3, 4], [.. apart.Select(i => values[i])]);
        float[] weights = [.. apart.Select(i => gradient[i])];
        float[] expected = SliceFunction.Backward(new SoftmaxActivation(), together, weights);
        apart.Select(i => result[i]).Should().Equal(expected);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(600)]
    public void Apply_LongRows_AreThoseOfDouble(int length)
    {
        float[] values = [.. Enumerable.Range(0, length).Select(i => 5 * MathF.Sin(i))];
        double sum = values.Sum(x => Math.Exp(x));

        float[] output = Apply(values);
        float[] logarithms = Activation.LogSoftmax.Apply(Tensor.FromArray(values)).Span.ToArray();

        for (int i = 0; i < length; i++)
        {
            double expected = Math.Exp(values[i]) / sum;
            ((double)output[i]).Should().BeApproximately(expected, 1e-6 * expected);
            ((double)logarithms[i]).Should().BeApproximately(Math.Log(expected), 2e-6);
        }
    }

    [Fact]
    public void InferOutputShape_AnAxisTwice_Throws()
    {
        Action infer = () => new SoftmaxActivation { Axes = [1, -1] }.InferOutputShape([Shape.Unknown, 3]);

        infer.Should().Throw<ShapeException>().WithMessage(
            "SoftmaxActivation expects different axes, but got [1, -1]. In shape (None, 3), 1 and -1 are the same: " +
            "name each axis once.");
    }

    [Fact]
    public void Axes_None_Throws()
    {
        Action make = () => _ = new SoftmaxActivation { Axes = [] };

        make.Should().Throw<ArgumentException>()
            .WithMessage("Axes expects at least one axis, but got none. Give [-1] for the last axis.*");
    }

    [Fact]
    public void Axes_ListChangedAfterwards_StayAsGiven()
    {
        int[] axes = [0];
        SoftmaxActivation activation = new() { Axes = axes };

        axes[0] = 1;

        activation.Axes.Should().Equal(0);
    }

    [Fact]
    public void InferOutputShape_Axes_IsTheInputs()
    {
        Shape output = new SoftmaxActivation { Axes = [1, 2] }.InferOutputShape([Shape.Unknown, 3, 4]);

        output.Should().Equal(Shape.Unknown, 3, 4);
    }

    [Fact]
    public void Apply_HugeValues_DoNotOverflow() => Apply(1e30f, 1e30f, -1e30f).Should().Equal(0.5f, 0.5f, 0f);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Apply_NaNOrInfinity_SpoilsItsOwnSliceAlone(float value)
    {
        float[] output = new SoftmaxActivation().Apply(new Tensor([2, 2], [value, 0f, 1f, 1f])).Span.ToArray();

        output.Should().Equal(float.NaN, float.NaN, 0.5f, 0.5f);
    }

    [Fact]
    public void Apply_MinusInfinity_Is0() => Apply(float.NegativeInfinity, 1f, 1f).Should().Equal(0f, 0.5f, 0.5f);

    [Fact]
    public void Forward_Warm_AllocatesNothing()
    {
        float[] values = new float[24];
        Activation[] all =
        [
            Activation.Softmax, new SoftmaxActivation { Axes = [0] }, new SoftmaxActivation { Axes = [0, 2] },
            Activation.LogSoftmax, new Sparsemax { Axis = 1 }, Activation.Relu, Activation.Sigmoid,
        ];
        Shape shape = [2, 3, 4];

        Allocations.OfWarm(RunAll).Should().Be(0);

        void RunAll()
        {
            foreach (Activation activation in all)
            {
                activation.Forward(values, values, shape);
                activation.Backward(values, values, values, values, shape);
            }
        }
    }

    private static float[] Apply(params float[] values) =>
        Activation.Softmax.Apply(Tensor.FromArray(values)).Span.ToArray();
}
