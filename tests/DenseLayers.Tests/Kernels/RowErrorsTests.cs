using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class RowErrorsTests
{
    // Around each number of floats side by side, and around the pieces that long rows are taken in.
    public static TheoryData<int, int> Layouts => new()
    {
        { 1, 1 }, { 1, 3 }, { 2, 1 }, { 3, 1 }, { 7, 1 }, { 8, 1 }, { 9, 1 }, { 17, 1 }, { 255, 1 }, { 256, 1 },
        { 257, 1 }, { 600, 1 }, { 2, 3 }, { 9, 2 }, { 300, 2 },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Forward_AnyLayout_IsTheMeanOfEachRow(int size, int stride)
    {
        AxisRows rows = new(size, stride);
        float[] targets = Numbers.Some(6 * size), predictions = Numbers.Some(6 * size, seed: 2);
        float[] results = [float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN];

        RowErrors.Forward(default(PairProduct), rows, size, targets, predictions, results);

        for (int row = 0; row < 6; row++)
        {
            double expected = Enumerable.Range(0, size).Select(i => Place(row, i, size, stride))
                .Average(place => (3.0 * targets[place]) - ((double)predictions[place] * predictions[place]));
            ((double)results[row]).Should().BeApproximately(expected, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Backward_AnyLayout_WeighsEachRow(int size, int stride)
    {
        AxisRows rows = new(size, stride);
        float[] targets = Numbers.Some(6 * size), predictions = Numbers.Some(6 * size, seed: 2);
        float[] weights = [1, 2, 3, 0, 5, -6], gradient = new float[6 * size];
        Array.Fill(gradient, float.NaN);

        RowErrors.Backward(default(PairProduct), rows, size, targets, predictions, weights, gradient);

        for (int i = 0; i < 6 * size; i++)
        {
            (int row, int index) = (i % 6, i / 6);
            int place = Place(row, index, size, stride);
            gradient[place].Should().BeApproximately(
                weights[row] / size * (targets[place] - (2 * predictions[place])), 1e-6f);
        }
    }

    [Fact]
    public void Forward_Divisor_DividesTheSum()
    {
        float[] results = new float[1];
        RowErrors.Forward(default(PairProduct), new AxisRows(2, 1), 1, [1, 2], [0, 0], results);
        results.Should().Equal(9);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    [InlineData(600)]
    public void Forward_RowAtAnotherPlace_HasTheSameBits(int size)
    {
        float[] targets = Numbers.Some(3 * size), predictions = Numbers.Some(3 * size, seed: 2);
        float[] together = new float[3], alone = new float[1];

        RowErrors.Forward(default(PairProduct), new AxisRows(size, 1), size, targets, predictions, together);

        for (int row = 0; row < 3; row++)
        {
            RowErrors.Forward(
                default(PairProduct),
                new AxisRows(size, 1),
                size,
                targets.AsSpan(row * size, size),
                predictions.AsSpan(row * size, size),
                alone);
            alone[0].Should().Be(together[row]);
        }
    }

    private static int Place(int row, int index, int size, int stride) =>
        (row / stride * size * stride) + (index * stride) + (row % stride);
}
