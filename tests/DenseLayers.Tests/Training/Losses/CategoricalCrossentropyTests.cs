using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class CategoricalCrossentropyTests
{
    private static readonly Tensor _second = new([1, 3], [0, 1, 0]);

    [Fact]
    public void Name_Any_IsThatOfKeras() => new CategoricalCrossentropy().Name.Should().Be("categorical_crossentropy");

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        CategoricalCrossentropy loss = new();
        loss.FromLogits.Should().BeFalse();
        loss.LabelSmoothing.Should().Be(0);
        loss.Axis.Should().Be(-1);
    }

    [Fact]
    public void Compute_Probabilities_IsMinusTheLogarithm() =>
        new CategoricalCrossentropy().Compute(_second, new Tensor([1, 3], [0.2f, 0.5f, 0.3f]))
            .Should().BeApproximately(0.6931472f, 1e-6f);

    [Fact]
    public void Compute_ProbabilitiesThatAddUpToTwo_DividesByTheSum() =>
        new CategoricalCrossentropy().Compute(_second, new Tensor([1, 3], [0.4f, 1, 0.6f]))
            .Should().BeApproximately(0.6931472f, 1e-6f);

    [Fact]
    public void Compute_ProbabilityZero_IsHeldAtOneInTenMillion() =>
        new CategoricalCrossentropy().Compute(_second, new Tensor([1, 3], [1, 0, 0]))
            .Should().BeApproximately(16.118095f, 1e-5f);

    [Fact]
    public void Compute_ProbabilityOne_IsHeldBelowOne() =>
        new CategoricalCrossentropy().Compute(_second, new Tensor([1, 3], [0, 1, 0]))
            .Should().BeApproximately(1.1920929e-7f, 1e-12f);

    [Fact]
    public void ComputeGradient_ProbabilityHeld_IsZero() =>
        new CategoricalCrossentropy().ComputeGradient(_second, new Tensor([1, 3], [1, 0, 0])).Span.ToArray()
            .Should().Equal(0, 0, 0);

    [Fact]
    public void Compute_Logits_AppliesSoftmax() =>
        new CategoricalCrossentropy { FromLogits = true }.Compute(_second, new Tensor([1, 3], [5, 5, 5]))
            .Should().BeApproximately(1.0986123f, 1e-6f);

    [Fact]
    public void Compute_HugeLogits_StaysFinite() =>
        new CategoricalCrossentropy { FromLogits = true }.Compute(_second, new Tensor([1, 3], [1000, -1000, 0]))
            .Should().Be(2000);

    [Fact]
    public void Compute_LabelSmoothing_SharesTheTargets() =>
        new CategoricalCrossentropy { LabelSmoothing = 0.3f }.Compute(_second, new Tensor([1, 3], [0.2f, 0.5f, 0.3f]))
            .Should().BeApproximately(0.8358588f, 1e-6f);

    [Fact]
    public void ComputeEach_AnotherAxis_HasTheClassesThere()
    {
        Tensor targets = new([1, 2, 2], [1, 0, 0, 1]), predictions = new([1, 2, 2], [0.25f, 0.5f, 0.75f, 0.5f]);
        Tensor losses = new CategoricalCrossentropy { Axis = 1 }.ComputeEach(targets, predictions);
        losses.Shape.Should().Equal(1, 2);
        losses.Span[0].Should().BeApproximately(1.3862944f, 1e-6f);
        losses.Span[1].Should().BeApproximately(0.6931472f, 1e-6f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void InferLossShape_AxisOfTheBatch_IsRefused(int axis)
    {
        Action infer = () => new CategoricalCrossentropy { Axis = axis }.InferLossShape([5, 4, 3], [5, 4, 3]);
        infer.Should().Throw<ShapeException>().WithMessage(
            $"CategoricalCrossentropy expects the classes on another axis than the batch, but Axis {axis} of " +
            "predictions of shape (5, 4, 3) is the batch. Set Axis to the axis of the classes.");
    }

    [Fact]
    public void InferLossShape_AxisThatIsNone_IsRefused()
    {
        Action infer = () => new CategoricalCrossentropy { Axis = 3 }.InferLossShape([5, 4, 3], [5, 4, 3]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "CategoricalCrossentropy expects predictions with axis 3, its Axis, but got shape (5, 4, 3) of rank 3. " +
            "Set Axis to the axis of the classes; -1 is the last.");
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void LabelSmoothing_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new CategoricalCrossentropy { LabelSmoothing = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"LabelSmoothing expects a number from 0 to 1, but got {value}.*");
    }
}
