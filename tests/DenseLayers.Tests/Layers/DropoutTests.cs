namespace DenseLayers.Tests.Layers;

public class DropoutTests
{
    [Theory]
    [InlineData(1.5f, "1.5")]
    [InlineData(-0.1f, "-0.1")]
    [InlineData(float.NaN, "NaN")]
    public void Rate_Outside0To1_Throws(float rate, string text)
    {
        Action act = () => _ = new Dropout(rate);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            $"Rate expects a number from 0 to 1, but got {text}.*");
    }

    [Fact]
    public void Options_Default_AreKerass()
    {
        Dropout layer = new(0.25f);
        layer.Rate.Should().Be(0.25f);
        layer.NoiseShape.Should().BeNull();
        layer.Seed.Should().BeNull();
    }

    [Fact]
    public void Apply_Predicting_ChangesNothing() =>
        new Dropout(0.5f).Apply(Ones(10)).Span.ToArray().Should().OnlyContain(value => value == 1);

    [Fact]
    public void Apply_Training_DropsTheRateAndScalesTheRest()
    {
        float[] values = new Dropout(0.2f) { Seed = 1 }.Apply(Ones(10_000), training: true).Span.ToArray();
        values.Should().OnlyContain(value => value == 0 || value == 1 / (1 - 0.2f));
        values.Count(value => value == 0).Should().BeInRange(1_880, 2_120, "the deviation of the count is 40");
    }

    [Fact]
    public void Apply_RateZero_ChangesNothing() =>
        new Dropout(0).Apply(Ones(10), training: true).Span.ToArray().Should().OnlyContain(value => value == 1);

    [Fact]
    public void Apply_RateOne_DropsAll() =>
        new Dropout(1).Apply(new Tensor([1, 3], [1f, float.PositiveInfinity, float.NaN]), training: true).Span.ToArray()
            .Should().Equal(0, 0, 0);

    [Fact]
    public void Seed_Same_DropsTheSame() =>
        new Dropout(0.5f) { Seed = 3 }.Apply(Ones(100), training: true).Span.ToArray()
            .Should().Equal(new Dropout(0.5f) { Seed = 3 }.Apply(Ones(100), training: true).Span.ToArray());

    [Fact]
    public void Seed_Other_DropsOthers() =>
        new Dropout(0.5f) { Seed = 3 }.Apply(Ones(100), training: true).Span.ToArray()
            .Should().NotEqual(new Dropout(0.5f) { Seed = 4 }.Apply(Ones(100), training: true).Span.ToArray());

    [Fact]
    public void NoiseShape_AxisOf1_SharesTheDecisionAlongIt()
    {
        Dropout layer = new(0.5f) { Seed = 1, NoiseShape = [Shape.Unknown, 1, 3] };
        Tensor y = layer.Apply(Tensor.FromMemory([20, 4, 3], Ones(240).Memory), training: true);
        for (int sample = 0; sample < 20; sample++)
        {
            for (int step = 1; step < 4; step++)
            {
                for (int feature = 0; feature < 3; feature++)
                {
                    y[sample, step, feature].Should().Be(y[sample, 0, feature]);
                }
            }
        }

        y.Span.ToArray().Distinct().Should().BeEquivalentTo([0f, 2f]);
    }

    [Fact]
    public void NoiseShape_BatchOf1_SharesTheDecisionAmongSamples()
    {
        Dropout layer = new(0.5f) { Seed = 1, NoiseShape = [1, 30] };
        Tensor y = layer.Apply(Tensor.FromMemory([2, 30], Ones(60).Memory), training: true);
        y.Span[..30].ToArray().Should().Equal(y.Span[30..].ToArray());
        y.Span.ToArray().Distinct().Should().HaveCount(2);
    }

    [Theory]
    [InlineData(new[] { 1, 4 }, "(1, 4)")]
    [InlineData(new[] { -1, 3, 1 }, "(None, 3, 1)")]
    public void InferOutputShape_NoiseThatDoesNotFit_Throws(int[] noise, string text)
    {
        Action act = () => new Dropout(0.5f) { NoiseShape = Shape.Create(noise) }.InferOutputShape([Shape.Unknown, 3]);
        act.Should().Throw<ShapeException>().WithMessage(
            $"Dropout \"dropout\" expects input that its noise shape {text} fits, but got shape (None, 3). " +
            "Give the noise shape the input's rank, and on each axis the input's size, None or 1.");
    }

    [Fact]
    public void InferOutputShape_NoiseOfABatch_IsLeftToTraining()
    {
        Dropout layer = new(0.5f) { NoiseShape = [2, 3] };
        layer.InferOutputShape([5, 3]).Should().Equal(5, 3);
        layer.Apply(new Tensor([5, 3])).Shape.Should().Equal(5, 3);
    }

    [Fact]
    public void Apply_NoiseOfTheBatchInTraining_Works() =>
        new Dropout(0.5f) { NoiseShape = [2, 3] }.Apply(new Tensor([2, 3]), training: true).Shape.Should().Equal(2, 3);

    [Fact]
    public void Apply_NoiseOfAnotherBatchInTraining_Throws()
    {
        Action act = () => new Dropout(0.5f) { NoiseShape = [2, 3] }.Apply(new Tensor([5, 3]), training: true);
        act.Should().Throw<ShapeException>().WithMessage(
            "Dropout \"dropout\" expects batches of 2 samples, as its noise shape (2, 3) says, but got shape (5, 3). " +
            "Give the noise shape None on axis 0, or 1 for one decision for all samples.");
    }

    [Fact]
    public void Apply_ScalarInTraining_Works() =>
        new Dropout(1).Apply(Tensor.FromScalar(2), training: true).Span.ToArray().Should().Equal(0);

    private static Tensor Ones(int count)
    {
        Tensor ones = new([1, count]);
        ones.Span.Fill(1);
        return ones;
    }
}
