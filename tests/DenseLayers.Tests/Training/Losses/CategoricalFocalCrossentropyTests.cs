using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class CategoricalFocalCrossentropyTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() =>
        new CategoricalFocalCrossentropy().Name.Should().Be("categorical_focal_crossentropy");

    private static readonly Tensor _second = new([1, 3], [0, 1, 0]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        CategoricalFocalCrossentropy loss = new();
        loss.Alpha.Should().Be(0.25f);
        loss.Gamma.Should().Be(2);
        loss.FromLogits.Should().BeFalse();
        loss.LabelSmoothing.Should().Be(0);
        loss.Axis.Should().Be(-1);
    }

    [Fact]
    public void Compute_Probabilities_CountsWhatIsNearlyRightLess() => new CategoricalFocalCrossentropy()
        .Compute(_second, new Tensor([1, 3], [0.2f, 0.5f, 0.3f])).Should().BeApproximately(0.04332170f, 1e-6f);

    [Fact]
    public void Compute_ProbabilitiesThatAddUpToTwo_DividesByTheSum() => new CategoricalFocalCrossentropy()
        .Compute(_second, new Tensor([1, 3], [0.4f, 1, 0.6f])).Should().BeApproximately(0.04332170f, 1e-6f);

    [Theory]
    [InlineData(false, 1f, 0f)]
    [InlineData(true, 1000f, -1000f)]
    public void Compute_WhollyWrong_IsHeld(bool logits, float first, float second)
    {
        CategoricalFocalCrossentropy loss = new() { FromLogits = logits };
        Tensor predictions = new([1, 3], [first, second, second]);
        loss.Compute(_second, predictions).Should().BeApproximately(16.118095f / 4, 1e-5f);
        loss.ComputeGradient(_second, predictions).Span.ToArray().Should().Equal(0, 0, 0);
    }

    [Fact]
    public void Compute_LabelSmoothing_SharesTheTargets() =>
        new CategoricalFocalCrossentropy { LabelSmoothing = 1, Gamma = 0, Alpha = 1 }
            .Compute(_second, new Tensor([1, 3], [0.25f, 0.5f, 0.25f])).Should().BeApproximately(1.1552453f, 1e-6f);

    [Fact]
    public void ComputeEach_AnotherAxis_RunsAlongIt() => new CategoricalFocalCrossentropy { Axis = 1 }
        .ComputeEach(new Tensor([1, 2, 2], [1, 0, 0, 1]), new Tensor([1, 2, 2], [0.5f, 0, 0.5f, 1])).Span[0]
        .Should().BeApproximately(0.04332170f, 1e-6f);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Alpha_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new CategoricalFocalCrossentropy { Alpha = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Alpha expects a finite number, but got {value}.*");
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void LabelSmoothing_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new CategoricalFocalCrossentropy { LabelSmoothing = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"LabelSmoothing expects a number from 0 to 1, but got {value}.*");
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void Gamma_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new CategoricalFocalCrossentropy { Gamma = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Gamma expects a finite number of 0 or more, but got {value}.*");
    }

    [Fact]
    public void InferLossShape_AnotherAxis_DropsIt() => new CategoricalFocalCrossentropy { Axis = 1 }
        .InferLossShape([5, 4, 3], [Shape.Unknown, 4, 3]).Should().Equal(Shape.Unknown, 3);

    [Fact]
    public void InferLossShape_AxisOfTheBatch_IsRefused()
    {
        Action infer = () => new CategoricalFocalCrossentropy { Axis = 0 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "CategoricalFocalCrossentropy expects the classes on another axis than the batch, " +
            "but Axis 0 of predictions of shape (5, 4) is the batch. Set Axis to the axis of the classes.");
    }

    [Fact]
    public void InferLossShape_AxisThatIsNone_IsRefused()
    {
        Action infer = () => new CategoricalFocalCrossentropy { Axis = -3 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "CategoricalFocalCrossentropy expects predictions with axis -3, its Axis, " +
            "but got shape (5, 4) of rank 2. Set Axis to the axis of the classes; -1 is the last.");
    }

    [Fact]
    public void InferLossShape_EmptyAxis_IsRefused()
    {
        Action infer = () => new CategoricalFocalCrossentropy { Axis = 1 }.InferLossShape([5, 0, 3], [5, 0, 3]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "CategoricalFocalCrossentropy expects classes on axis 1 of the predictions, its Axis, " +
            "but got shape (5, 0, 3), which has none there.");
    }

    [Fact]
    public void ComputeGradient_AnotherAxis_IsThatOfTheLastTransposed()
    {
        float[] targets = [1, 0, 1, 0], predictions = [0.25f, 0.5f, 0.75f, 0.125f];
        Tensor weights = new([1, 2], [1, 3]);
        Tensor last = new CategoricalFocalCrossentropy().ComputeGradient(
            new([1, 2, 2], targets), new([1, 2, 2], predictions), weights);
        Tensor middle = new CategoricalFocalCrossentropy { Axis = 1 }.ComputeGradient(
            new([1, 2, 2], [1, 1, 0, 0]), new([1, 2, 2], [0.25f, 0.75f, 0.5f, 0.125f]), weights);
        float[] expected = [last[0, 0, 0], last[0, 1, 0], last[0, 0, 1], last[0, 1, 1]];
        middle.Span.ToArray().Should().Equal(expected);
    }
}
