using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class PairwiseTests
{
    private static readonly int[] _lengths = [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100];

    [Fact]
    public void Values_AnyLengthAndPlace_WritesEachPairAndNoOther()
    {
        float[] targets = Numbers.Some(140), predictions = Numbers.Some(140, seed: 2);
        float[] expected = [.. targets.Zip(predictions, (t, p) => (3 * t) - (p * p))];

        foreach (int length in _lengths)
        {
            for (int start = 0; start < 20; start++)
            {
                float[] values = new float[length + 2];
                Array.Fill(values, float.NaN);

                Pairwise.Values(
                    default(PairProduct),
                    targets.AsSpan(start, length),
                    predictions.AsSpan(start, length),
                    values.AsSpan(1, length));

                values.Should().Equal([float.NaN, .. expected.AsSpan(start, length), float.NaN]);
            }
        }
    }

    [Fact]
    public void Slopes_AnyLengthAndPlace_WritesEachPairAndNoOther()
    {
        float[] targets = Numbers.Some(140), predictions = Numbers.Some(140, seed: 2);
        float[] expected = [.. targets.Zip(predictions, (t, p) => t - (2 * p))];

        foreach (int length in _lengths)
        {
            for (int start = 0; start < 20; start++)
            {
                float[] slopes = new float[length + 2];
                Array.Fill(slopes, float.NaN);

                Pairwise.Slopes(
                    default(PairProduct),
                    targets.AsSpan(start, length),
                    predictions.AsSpan(start, length),
                    slopes.AsSpan(1, length));

                slopes.Should().Equal([float.NaN, .. expected.AsSpan(start, length), float.NaN]);
            }
        }
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(5, 4)]
    public void ValuesAndSlopes_LengthsThatDiffer_AreRefused(int targets, int predictions)
    {
        Action values = () =>
            Pairwise.Values(default(PairProduct), new float[targets], new float[predictions], new float[5]);
        Action slopes = () =>
            Pairwise.Slopes(default(PairProduct), new float[targets], new float[predictions], new float[5]);

        values.Should().Throw<ArgumentOutOfRangeException>();
        slopes.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Values_AnyNumberSideBySide_GiveTheSameBits()
    {
        float[] targets = Numbers.Some(100), predictions = Numbers.Some(100, seed: 2);
        float[] expected = new float[100], values = new float[100];
        Pairwise.Values<PairProduct, Floats1>(default, targets, predictions, expected);

        Pairwise.Values<PairProduct, Floats4>(default, targets, predictions, values);
        values.Should().Equal(expected);
        Pairwise.Values<PairProduct, Floats8>(default, targets, predictions, values);
        values.Should().Equal(expected);
        Pairwise.Values<PairProduct, Floats16>(default, targets, predictions, values);
        values.Should().Equal(expected);
    }
}
