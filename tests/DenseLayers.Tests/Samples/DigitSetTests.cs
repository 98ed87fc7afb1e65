using Digits;

namespace DenseLayers.Tests.Samples;

public sealed class DigitSetTests
{
    [Fact]
    public void Load_AnySeed_HoldsBackAFifth()
    {
        (DigitSet training, DigitSet test) = DigitSet.Load(seed: 3);

        training.Images.Shape.Should().Equal(1438, 8, 8);
        training.Labels.Shape.Should().Equal(1438);
        test.Images.Shape.Should().Equal(359, 8, 8);
        test.Labels.Shape.Should().Equal(359);
    }

    [Fact]
    public void Load_AllDigits_AreFrom0To9OnPixelsFrom0To1()
    {
        (DigitSet training, DigitSet test) = DigitSet.Load(seed: 3);

        float[] pixels = [.. training.Images.Span, .. test.Images.Span];
        float[] labels = [.. training.Labels.Span, .. test.Labels.Span];
        (pixels.Min(), pixels.Max()).Should().Be((0f, 1f));
        labels.Distinct().Order().Should().Equal(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    [Fact]
    public void Load_AnotherSeed_HoldsBackOthers()
    {
        DigitSet one = DigitSet.Load(seed: 4).Test, other = DigitSet.Load(seed: 5).Test;

        one.Labels.Span.ToArray().Should().NotEqual(other.Labels.Span.ToArray());
    }

    [Fact]
    public void WithMoved_OneInk_MovesItUpDownLeftAndRight()
    {
        DigitSet digits = new(new Tensor([1, 8, 8]), Tensor.FromArray([6f]));
        digits.Images[0, 0, 5] = 1;

        DigitSet moved = digits.WithMoved();

        moved.Labels.Span.ToArray().Should().Equal(6, 6, 6, 6, 6);
        moved.Images.Shape.Should().Equal(5, 8, 8);
        Inks(moved.Images).Should().Equal("0: (0, 5)", "2: (1, 5)", "3: (0, 4)", "4: (0, 6)");
    }

    private static IEnumerable<string> Inks(Tensor images) =>
        from pixel in Enumerable.Range(0, images.Length)
        where images.Span[pixel] > 0
        select $"{pixel / 64}: ({pixel / 8 % 8}, {pixel % 8})";
}
