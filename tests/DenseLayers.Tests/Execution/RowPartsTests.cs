using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public sealed class RowPartsTests
{
    public static TheoryData<int, int> TilesAndThreads => new()
    {
        { 64, 1 }, { 96, 1 }, { 64, 2 }, { 96, 2 }, { 224, 2 }, { 96, 3 }, { 64, 8 }, { 224, 64 },
    };

    [Theory]
    [MemberData(nameof(TilesAndThreads))]
    public void Start_AnyRows_CutsAllRowsIntoPartsOfATileAtMost(int tileRows, int threads)
    {
        foreach (int rows in Rows)
        {
            RowParts parts = new(rows, tileRows, threads);
            int[] starts = [.. Enumerable.Range(0, parts.Count + 1).Select(parts.Start)];

            starts[0].Should().Be(0);
            starts[^1].Should().Be(rows);
            starts.Should().BeInAscendingOrder();
            int most = starts.Zip(starts.Skip(1), (start, end) => end - start).Max();
            most.Should().BeLessThanOrEqualTo(tileRows).And.Be(parts.MostRows);
        }
    }

    // As threads take them: each the next part when it has done its last one.
    [Theory]
    [MemberData(nameof(TilesAndThreads))]
    public void Start_ThreadsOfEqualSpeed_GetEquallyManyRows(int tileRows, int threads)
    {
        foreach (int rows in Rows)
        {
            RowParts parts = new(rows, tileRows, threads);
            int[] done = new int[threads];
            for (int part = 0; part < parts.Count; part++)
            {
                done[Array.IndexOf(done, done.Min())] += parts.Start(part + 1) - parts.Start(part);
            }

            (done.Max() - done.Min()).Should().BeLessThanOrEqualTo(2, $"of {rows} rows");
        }
    }

    [Theory]
    [InlineData(1024, 96, 2, "96 96 96 96 96 96 96 96 64 64 64 64")]
    [InlineData(258, 128, 2, "64 65 64 65")]
    [InlineData(64, 96, 2, "32 32")]
    [InlineData(97, 96, 1, "48 49")]
    [InlineData(96, 96, 1, "96")]
    [InlineData(0, 96, 2, "")]
    public void Start_Rows_AreWholeTilesUntilTwoRoundsAreLeft(int rows, int tileRows, int threads, string expected)
    {
        RowParts parts = new(rows, tileRows, threads);

        string.Join(' ', Enumerable.Range(0, parts.Count).Select(part => parts.Start(part + 1) - parts.Start(part)))
            .Should().Be(expected);
    }

    [Fact]
    public void MostRows_NoRows_IsNone() => new RowParts(0, 96, 2).MostRows.Should().Be(0);

    private static IEnumerable<int> Rows => [.. Enumerable.Range(1, 1100), 4096, 32767, 32768];
}
