using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

public class CircleTests
{
    [Fact]
    public void Name_Any_IsThatOfKeras() => new Circle().Name.Should().Be("circle");

    private static readonly Tensor _ids = new([5], [0, 1, 0, 1, 0]);
    private static readonly Tensor _places =
        new([5, 2], [0.6f, 0.8f, 0.8f, -0.6f, 0.28f, 0.96f, 0.96f, 0.28f, -0.6f, 0.8f]);

    [Fact]
    public void Options_Default_AreThoseOfKeras()
    {
        Circle loss = new();
        loss.Gamma.Should().Be(80);
        loss.Margin.Should().Be(0.4f);
        loss.RemoveDiagonal.Should().BeTrue();
    }

    [Theory]
    [InlineData(3f, 0.4f, true)]
    [InlineData(3f, 0.1f, true)]
    [InlineData(0.5f, 0.4f, false)]
    public void ComputeGradient_AnyOptions_IsThatOfTheFormula(float gamma, float margin, bool removeDiagonal) =>
        LossGradient.Check(
            new Circle { Gamma = gamma, Margin = margin, RemoveDiagonal = removeDiagonal },
            _ids, removeDiagonal ? _places : new Tensor([5, 2], [.. _places.Span.ToArray().Select(x => x * 0.9f)]),
            new Tensor([5], [1, 2, 0.5f, 0, 3]),
            (t, p) => Formula(t, p, [1, 2, 0.5, 0, 3], gamma, margin, removeDiagonal));

    [Theory]
    [InlineData(true, 2f)]
    [InlineData(false, 3f)]
    public void Compute_SampleAloneInItsClass_CountsForNothingUnlessWithItself(bool removeDiagonal, float counted)
    {
        Tensor ids = new([3], [0, 0, 1]), places = new([3, 2], [1, 0, 0, 1, 0.6f, 0.8f]);
        Circle loss = new() { RemoveDiagonal = removeDiagonal, Gamma = 2 };
        float sum = new Circle { RemoveDiagonal = removeDiagonal, Gamma = 2, Reduction = Reduction.Sum }
            .Compute(ids, places);
        loss.Compute(ids, places).Should().BeApproximately(sum / counted, 1e-6f);
        loss.ComputeEach(ids, places).Span[2].Should().Match(value => removeDiagonal ? value == 0 : value > 0);
    }

    [Fact]
    public void Compute_OneClassOnly_IsZero()
    {
        Tensor ids = new([2]), places = new([2, 2], [1, 0, 0, 1]);
        new Circle().Compute(ids, places).Should().Be(0);
        new Circle().ComputeGradient(ids, places).Span.ToArray().Should().Equal(0, 0, 0, 0);
    }

    [Fact]
    public void InferLossShape_Rank3_IsRefused()
    {
        Action infer = () => new Circle().InferLossShape([4, 3], [4, 3, 2]);
        infer.Should().Throw<ShapeException>().WithMessage(
            "Circle expects predictions of shape (batch, values), but got shape (4, 3, 2). Put a Flatten before the " +
            "last Dense.");
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    public void CheckTargets_NoWholeNumber_IsRefused(float id)
    {
        Action compute = () => new Circle().Compute(new Tensor([2], [1, id]), new Tensor([2, 2]));
        compute.Should().Throw<ArgumentException>().WithMessage(
            $"Circle expects class ids, whole numbers, but got {id} at index 1 of the targets. Mend the targets.*");
    }

    [Fact]
    public void CheckTargets_IdsAboveTheNumberOfValues_AreAllowed()
    {
        Action compute = () => new Circle().Compute(new Tensor([2], [-7, 99]), new Tensor([2, 2]));
        compute.Should().NotThrow();
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void Gamma_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new Circle { Gamma = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Gamma expects a finite number above 0, but got {value}.*");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Margin_OutOfRange_IsRefused(float value)
    {
        Func<Loss> make = () => new Circle { Margin = value };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Margin expects a finite number, but got {value}.*");
    }

    private static double Formula(
        double[] ids, double[] p, double[] weights, double gamma, double margin, bool removeDiagonal)
    {
        double sum = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            double near = 0, far = 0;
            for (int j = 0; j < ids.Length; j++)
            {
                double d = Math.Max(1 - (p[2 * i] * p[2 * j]) - (p[(2 * i) + 1] * p[(2 * j) + 1]), 0);
                if (ids[i] != ids[j])
                {
                    far += Math.Exp(gamma * Math.Max(1 + margin - d, 0) * (1 - margin - d));
                }
                else if (i != j || !removeDiagonal)
                {
                    near += Math.Exp(-gamma * Math.Max(margin + d, 0) * (margin - d));
                }
            }

            sum += weights[i] * Math.Log(1 + (near * far));
        }

        return sum / ids.Length;
    }
}
