namespace DenseLayers.Tests.Models;

/// <summary>Every text that Keras printed is drawn again from the rows that its widest text tells.</summary>
public sealed class SummaryTextTests
{
    public static TheoryData<string, int> Keras3Summaries => Summaries("summary.json");

    public static TheoryData<string, int> ClassicSummaries => Summaries("keras2.json");

    [Theory]
    [MemberData(nameof(Keras3Summaries))]
    public void ToString_RowsOfKeras3Model_EqualsKerasText(string id, int index)
    {
        RecordedSummary recorded = RecordedSummary.Load("summary.json", id, index);

        if (recorded.Text.Length == 0)
        {
            // Keras refused to print it.
            recorded.Invoking(summary => summary.Draw()).Should().Throw<ArgumentException>();
        }
        else
        {
            recorded.Draw().Should().Be(recorded.Text);
        }
    }

    [Theory]
    [MemberData(nameof(ClassicSummaries))]
    public void ToString_RowsOfKeras2Model_EqualsKerasText(string id, int index)
    {
        RecordedSummary recorded = RecordedSummary.Load("keras2.json", id, index);

        recorded.Draw().Should().Be(recorded.Text);
    }

    private static TheoryData<string, int> Summaries(string file)
    {
        TheoryData<string, int> data = [];
        foreach ((string id, int index) in RecordedSummary.All(file))
        {
            data.Add(id, index);
        }

        return data;
    }
}
