using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class BinaryFocalCrossentropyTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new BinaryFocalCrossentropy().Name.Should().Be("binary_focal_crossentropy");

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        BinaryFocalCrossentropy loss = new();
        loss.ApplyClassBalancing.Should().BeFalse();
        loss.Alpha.Should().Be(0.25f);
        loss.Gamma.Should().Be(2);
        loss.FromLogits.Should().BeFalse();
        loss.LabelSmoothing.Should().Be(0);
        loss.Axis.Should().Be(-1);
    }

    [Theory]
    [InlineData(1f, 0.25f, 0.77979060f)]
    [InlineData(0f, 0.25f, 0.01798013f)]
    public void Compute_Probability_CountsWhatIsNearlyRightLess(float target, float probability, float expected) =>
        Each(new BinaryFocalCrossentropy(), target, probability).Should().BeApproximately(expected, 2e-6f);

    [Theory]
    [InlineData(1f, 0.77979060f / 4)]
    [InlineData(0f, 0.01798013f * 3 / 4)]
    public void Compute_ClassBalancing_CountsAlpha(float target, float expected) =>
        Each(new BinaryFocalCrossentropy { ApplyClassBalancing = true }, target, 0.25f)
            .Should().BeApproximately(expected, 2e-6f);

    [Fact]
    public void Alpha_WithoutClassBalancing_IsRefused()
    {
        BinaryFocalCrossentropy loss = new() { Alpha = 0.5f };
        Action compute = () => Each(loss, 1, 0.5f), compile = () =>
            new Sequential([1]) { new Dense(1) }.Compile(new Sgd(), loss);
        Action measure = () => new LossMetric(loss).Update(new Tensor([1, 1]), new Tensor([1, 1]));
        foreach (Action action in (Action[])[compute, compile, measure])
        {
            action.Should().Throw<ArgumentException>().WithMessage(
                "BinaryFocalCrossentropy has Alpha 0.5, which does nothing without ApplyClassBalancing. Set " +
                "ApplyClassBalancing, or leave Alpha out.*");
        }
    }

    [Fact]
    public void Compute_GammaZero_IsTheCrossentropy() => Each(new BinaryFocalCrossentropy { Gamma = 0 }, 0, 0)
        .Should().Be(new BinaryCrossentropy().Compute(new Tensor([1, 1]), new Tensor([1, 1])));

    [Fact]
    public void Compute_Logit_AppliesSigmoid() => Each(new BinaryFocalCrossentropy { FromLogits = true }, 1, 0)
        .Should().BeApproximately(0.6931472f / 4, 1e-6f);

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1000f)]
    public void Compute_HugeLogit_StaysFinite(float logit)
    {
        BinaryFocalCrossentropy loss = new() { FromLogits = true };
        Each(loss, 1, logit).Should().BeApproximately(logit > 0 ? 0 : 16.118095f, 1e-5f);
        Slope(loss, 1, logit).Should().Be(0);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Alpha_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new BinaryFocalCrossentropy { Alpha = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Alpha expects a number from 0 to 1, but got {value}.*");
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void LabelSmoothing_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new BinaryFocalCrossentropy { LabelSmoothing = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"LabelSmoothing expects a number from 0 to 1, but got {value}.*");
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Gamma_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new BinaryFocalCrossentropy { Gamma = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Gamma expects a finite number of 0 or more, but got {value}.*");
    }

    [Fact]
    public void InferLossShape_AnotherAxis_DropsIt() => new BinaryFocalCrossentropy { Axis = 1 }
        .InferLossShape([5, 4, 3], [Shape.Unknown, 4, 3]).Should().Equal(Shape.Unknown, 3);

    [Fact]
    public void InferLossShape_AxisOfTheBatch_IsRefused()
    {
        Action infer = () => new BinaryFocalCrossentropy { Axis = 0 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "BinaryFocalCrossentropy expects the values on another axis than the batch, " +
            "but Axis 0 of predictions of shape (5, 4) is the batch. Set Axis to the axis of the values.");
    }

    [Fact]
    public void InferLossShape_AxisThatIsNone_IsRefused()
    {
        Action infer = () => new BinaryFocalCrossentropy { Axis = -3 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "BinaryFocalCrossentropy expects predictions with axis -3, its Axis, but got shape (5, 4) of rank 2. " +
            "Set Axis to the axis of the values; -1 is the last.");
    }

    [Fact]
    public void InferLossShape_EmptyAxis_IsRefused()
    {
        Action infer = () => new BinaryFocalCrossentropy { Axis = 1 }.InferLossShape([5, 0, 3], [5, 0, 3]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "BinaryFocalCrossentropy expects values on axis 1 of the predictions, its Axis, but got shape (5, 0, 3), " +
            "which has none there.");
    }

    [Fact]
    public void ComputeGradient_AnotherAxis_IsThatOfTheLastTransposed()
    {
        float[] targets = [1, 0, 1, 0], predictions = [0.25f, 0.5f, 0.75f, 0.125f];
        Tensor weights = new([1, 2], [1, 3]);
        Tensor last = new BinaryFocalCrossentropy().ComputeGradient(
            new([1, 2, 2], targets), new([1, 2, 2], predictions), weights);
        Tensor middle = new BinaryFocalCrossentropy { Axis = 1 }.ComputeGradient(
            new([1, 2, 2], [1, 1, 0, 0]), new([1, 2, 2], [0.25f, 0.75f, 0.5f, 0.125f]), weights);
        float[] expected = [last[0, 0, 0], last[0, 1, 0], last[0, 0, 1], last[0, 1, 1]];
        middle.Span.ToArray().Should().Equal(expected);
    }

    [Theory]
    [InlineData(2, "2")]
    [InlineData(-1, "-1")]
    [InlineData(float.NaN, "NaN")]
    public void CheckTargets_NoProbability_NamesIndexValueAndMend(float target, string text)
    {
        Tensor targets = new([2, 1], [1, target]);
        Action compute = () => new BinaryFocalCrossentropy().Compute(targets, new Tensor([2, 1]));
        compute.Should().Throw<ArgumentException>().WithMessage(
            $"BinaryFocalCrossentropy expects targets from 0 to 1, but got {text} at index 1 of the targets. Each is " +
            "the probability of yes: make 0 and 1 of labels -1 and 1, and for ids of more than two classes use " +
            "SparseCategoricalCrossentropy with a unit for each class.*");
    }

    private static float Each(BinaryFocalCrossentropy loss, float target, float prediction) =>
        loss.Compute(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction]));

    private static float Slope(BinaryFocalCrossentropy loss, float target, float prediction) =>
        loss.ComputeGradient(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction])).Span[0];
}
