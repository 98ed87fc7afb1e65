using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class BinaryCrossentropyTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new BinaryCrossentropy().Name.Should().Be("binary_crossentropy");

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        BinaryCrossentropy loss = new();
        loss.FromLogits.Should().BeFalse();
        loss.LabelSmoothing.Should().Be(0);
        loss.Axis.Should().Be(-1);
    }

    [Theory]
    [InlineData(1f, 0.25f, 1.3862944f)]
    [InlineData(0f, 0.25f, 0.28768207f)]
    [InlineData(0.5f, 0.25f, 0.8369882f)]
    [InlineData(1f, 0f, 16.118095f)]
    [InlineData(0f, 1f, 15.942385f)]
    public void Compute_Probability_IsTheCrossentropy(float target, float probability, float expected) =>
        Each(new BinaryCrossentropy(), target, probability).Should().BeApproximately(expected, 2e-6f);

    [Theory]
    [InlineData(-1f)]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(2f)]
    public void ComputeGradient_ProbabilityHeld_IsZero(float probability) =>
        Slope(new BinaryCrossentropy(), 0.5f, probability).Should().Be(0);

    [Theory]
    [InlineData(1f, 1000f, 0f, 0f)]
    [InlineData(0f, 1000f, 1000f, 1f)]
    [InlineData(1f, -1000f, 1000f, -1f)]
    [InlineData(0f, float.NegativeInfinity, 0f, 0f)]
    [InlineData(1f, float.PositiveInfinity, 0f, 0f)]
    [InlineData(1f, float.NegativeInfinity, float.MaxValue, -1f)]
    public void Compute_HugeLogit_IsNotKept(float target, float logit, float expected, float slope)
    {
        BinaryCrossentropy loss = new() { FromLogits = true };
        Each(loss, target, logit).Should().Be(expected);
        Slope(loss, target, logit).Should().Be(slope);
    }

    [Fact]
    public void Compute_Logit_AppliesSigmoid() =>
        Each(new BinaryCrossentropy { FromLogits = true }, 1, 0).Should().BeApproximately(0.6931472f, 1e-6f);

    [Fact]
    public void Compute_LabelSmoothing_DrawsTargetsToOneHalf() =>
        Each(new BinaryCrossentropy { LabelSmoothing = 0.5f }, 1, 0.25f).Should().BeApproximately(1.1116413f, 1e-6f);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void LabelSmoothing_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new BinaryCrossentropy { LabelSmoothing = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"LabelSmoothing expects a number from 0 to 1, but got {value}.*");
    }

    [Fact]
    public void ComputeEach_Rank2_IsTheMeanOverTheLastAxis() => new BinaryCrossentropy()
        .ComputeEach(new Tensor([1, 2], [1, 0]), new Tensor([1, 2], [0.25f, 0.25f])).Span[0]
        .Should().BeApproximately(0.8369882f, 1e-6f);

    [Fact]
    public void InferLossShape_AnotherAxis_DropsIt() => new BinaryCrossentropy { Axis = 1 }
        .InferLossShape([5, 4, 3], [Shape.Unknown, 4, 3]).Should().Equal(Shape.Unknown, 3);

    [Fact]
    public void InferLossShape_AxisOfTheBatch_IsRefused()
    {
        Action infer = () => new BinaryCrossentropy { Axis = 0 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "BinaryCrossentropy expects the values on another axis than the batch, " +
            "but Axis 0 of predictions of shape (5, 4) is the batch. Set Axis to the axis of the values.");
    }

    [Fact]
    public void InferLossShape_AxisThatIsNone_IsRefused()
    {
        Action infer = () => new BinaryCrossentropy { Axis = -3 }.InferLossShape([5, 4], [5, 4]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "BinaryCrossentropy expects predictions with axis -3, its Axis, but got shape (5, 4) of rank 2. Set Axis " +
            "to the axis of the values; -1 is the last.");
    }

    [Fact]
    public void InferLossShape_EmptyAxis_IsRefused()
    {
        Action infer = () => new BinaryCrossentropy { Axis = 1 }.InferLossShape([5, 0, 3], [5, 0, 3]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "BinaryCrossentropy expects values on axis 1 of the predictions, its Axis, but got shape (5, 0, 3), " +
            "which has none there.");
    }

    [Fact]
    public void ComputeGradient_AnotherAxis_IsThatOfTheLastTransposed()
    {
        float[] targets = [1, 0, 1, 0], predictions = [0.25f, 0.5f, 0.75f, 0.125f];
        Tensor weights = new([1, 2], [1, 3]);
        Tensor last = new BinaryCrossentropy().ComputeGradient(
            new([1, 2, 2], targets), new([1, 2, 2], predictions), weights);
        Tensor middle = new BinaryCrossentropy { Axis = 1 }.ComputeGradient(
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
        Action compute = () => new BinaryCrossentropy().Compute(targets, new Tensor([2, 1]));
        compute.Should().Throw<ArgumentException>().WithMessage(
            $"BinaryCrossentropy expects targets from 0 to 1, but got {text} at index 1 of the targets. Each is " +
            "the probability of yes: make 0 and 1 of labels -1 and 1, and for ids of more than two classes use " +
            "SparseCategoricalCrossentropy with a unit for each class.*");
    }

    private static float Each(BinaryCrossentropy loss, float target, float prediction) =>
        loss.Compute(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction]));

    private static float Slope(BinaryCrossentropy loss, float target, float prediction) =>
        loss.ComputeGradient(new Tensor([1, 1], [target]), new Tensor([1, 1], [prediction])).Span[0];
}
