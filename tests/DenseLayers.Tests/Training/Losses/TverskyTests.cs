using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class TverskyTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new Tversky().Name.Should().Be("tversky");

    private static readonly Tensor _targets = new([2, 2], [1, 0, 1, 1]);
    private static readonly Tensor _predictions = new([2, 2], [0.5f, 0.25f, 0.75f, 0.5f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        Tversky loss = new();
        loss.Alpha.Should().Be(0.5f);
        loss.Beta.Should().Be(0.5f);
        loss.Axes.Should().BeNull();
    }

    [Fact]
    public void Compute_Defaults_IsDice() => new Tversky().Compute(_targets, _predictions)
        .Should().BeApproximately(new Dice().Compute(_targets, _predictions), 1e-6f);

    [Theory]
    [InlineData(1f, 0f, 0.125f)]
    [InlineData(0f, 1f, 0.41666667f)]
    public void Compute_AlphaAndBeta_PriceFalsePositivesAndNegatives(float alpha, float beta, float expected) =>
        new Tversky { Alpha = alpha, Beta = beta }.Compute(_targets, _predictions)
            .Should().BeApproximately(expected, 1e-6f);

    [Theory]
    [InlineData(null)]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 0 })]
    public void ComputeGradient_AnyAxes_IsThatOfTheFormula(int[]? axes) => LossGradient.Check(
        new Tversky { Axes = axes, Alpha = 0.3f, Beta = 0.8f }, _targets, _predictions, new Tensor([2], [1, 3]),
        (t, p) => OverlapFormula.Mean(
            axes, t, p, (i, a, b) => 1 - (i / (i + (0.3f * (b - i)) + (0.8f * (a - i)) + 1e-7))));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Alpha_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new Tversky { Alpha = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Alpha expects a finite number, but got {value}.*");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Beta_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new Tversky { Beta = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Beta expects a finite number, but got {value}.*");
    }

    [Fact]
    public void ComputeEach_NoAxes_IsOneNumberForTheBatch() =>
        new Tversky().ComputeEach(_targets, _predictions).Shape.Should().Equal(Shape.Scalar);

    [Fact]
    public void ComputeEach_NoAxesAndWeights_IsOneNumberForEachWeight()
    {
        float whole = new Tversky().Compute(_targets, _predictions);
        Tensor losses = new Tversky().ComputeEach(_targets, _predictions, new Tensor([2], [1, 3]));
        losses.Shape.Should().Equal(2);
        losses.Span.ToArray().Should().Equal(whole, 3 * whole);
    }

    [Theory]
    [InlineData(Reduction.Sum, 4f)]
    [InlineData(Reduction.SumOverBatchSize, 2f)]
    [InlineData(Reduction.MeanWithSampleWeight, 1f)]
    public void Compute_NoAxesAndWeights_CountsOnceForEachWeight(Reduction reduction, float times) =>
        new Tversky { Reduction = reduction }.Compute(_targets, _predictions, new Tensor([2], [1, 3]))
            .Should().BeApproximately(times * new Tversky().Compute(_targets, _predictions), 1e-6f);

    [Fact]
    public void Compute_NoAxesAndWeightsThatDoNotFit_IsRefused()
    {
        Action compute = () => new Tversky().Compute(_targets, _predictions, new Tensor([3]));
        compute.Should().Throw<ShapeException>().WithMessage("Tversky expects one sample weight for each row, shape (2,)*");
    }

    [Fact]
    public void InferLossShape_Axes_DropsThem()
    {
        new Tversky { Axes = [1, -1] }.InferLossShape([5, 4, 3], [Shape.Unknown, 4, 3]).Should().Equal(Shape.Unknown);
        new Tversky { Axes = [0, 1] }.InferLossShape([5, 4, 3], [Shape.Unknown, 4, 3]).Should().Equal(3);
    }

    [Fact]
    public void InferLossShape_AxisThatIsNone_IsRefused()
    {
        Action infer = () => new Tversky { Axes = [1, 2] }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "Tversky expects predictions with axis 2, one of its Axes, but got shape (5, 4) of rank 2. Name axes of the " +
            "predictions; -1 is the last.");
    }

    [Fact]
    public void InferLossShape_AxisNamedTwice_IsRefused()
    {
        Action infer = () => new Tversky { Axes = [1, -1] }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "Tversky expects different Axes, but got [1, -1], which name axis 1 of predictions of shape (5, 4) twice. " +
            "Name each axis once.");
    }

    [Fact]
    public void Axes_None_IsRefused()
    {
        Func<Loss> make = () => new Tversky { Axes = [] };
        make.Should().Throw<ArgumentException>().WithMessage(
            "Axes expects at least one axis, but got none. Give null to sum over all axes.*");
    }

    [Fact]
    public void ComputeEach_Axes_GivesEachRegionItsOwn()
    {
        Tversky whole = new();
        Tensor first = new([1, 2], [1, 0]), second = new([1, 2], [1, 1]);
        Tensor near = new([1, 2], [0.5f, 0.25f]), far = new([1, 2], [0.75f, 0.5f]);
        new Tversky { Axes = [1] }.ComputeEach(_targets, _predictions).Span.ToArray()
            .Should().Equal(whole.Compute(first, near), whole.Compute(second, far));
        new Tversky { Axes = [0] }.ComputeEach(_targets, _predictions).Span.ToArray().Should().Equal(
            whole.Compute(second, new Tensor([1, 2], [0.5f, 0.75f])),
            whole.Compute(new Tensor([1, 2], [0, 1]), new Tensor([1, 2], [0.25f, 0.5f])));
    }

    [Fact]
    public void Fit_NoAxes_Trains()
    {
        Sequential model = new([2], seed: 1) { new Dense(2, Activation.Sigmoid) };
        model.Compile(new Adam(learningRate: 0.1f), new Tversky());
        float before = model.Evaluate(_predictions, _targets).Loss;
        model.Fit(_predictions, _targets, epochs: 20, batchSize: 2);
        model.Evaluate(_predictions, _targets).Loss.Should().BeLessThan(before);
    }
}
