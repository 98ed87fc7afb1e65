using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class CategoricalGeneralizedCrossEntropyTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() =>
        new CategoricalGeneralizedCrossEntropy().Name.Should().Be("categorical_generalized_cross_entropy");

    private static readonly Tensor _predictions = new([2, 2], [0.25f, 0.75f, 0.36f, 0.64f]);

    [Fact]
    public void Q_Default_IsThatOfKeras() => new CategoricalGeneralizedCrossEntropy().Q.Should().Be(0.5f);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ComputeEach_ClassIds_LooksAtTheirProbabilities(bool column)
    {
        Tensor targets = new(column ? [2, 1] : [2], [0, 1]);
        Tensor losses = new CategoricalGeneralizedCrossEntropy().ComputeEach(targets, _predictions);
        losses.Shape.Should().Equal(2);
        losses.Span[0].Should().Be(1);
        losses.Span[1].Should().BeApproximately(0.4f, 1e-6f);
    }

    [Fact]
    public void ComputeGradient_OtherClasses_IsZero() => new CategoricalGeneralizedCrossEntropy()
        .ComputeGradient(new Tensor([1], [0]), new Tensor([1, 2], [0.25f, 0.75f])).Span.ToArray().Should().Equal(-2, 0);

    [Fact]
    public void CheckTargets_NoClass_NamesIndexValueAndRange()
    {
        Action compute = () =>
            new CategoricalGeneralizedCrossEntropy().Compute(new Tensor([2], [0, 2]), _predictions);
        compute.Should().Throw<ArgumentException>().WithMessage(
            "CategoricalGeneralizedCrossEntropy expects class ids, whole numbers from 0 to 1, but got 2 at index 1 " +
            "of the targets. There are 2 classes: give the model more units, or mend the targets.*");
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void Q_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new CategoricalGeneralizedCrossEntropy { Q = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Q expects a number between 0 and 1, but got {value}.*");
    }
}
