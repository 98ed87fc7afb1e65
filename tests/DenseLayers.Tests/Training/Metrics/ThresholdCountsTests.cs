using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Metrics;

public class ThresholdCountsTests
{
    [Fact]
    public void Read_UnevenThresholds_AgreesWithComparisons()
    {
        float[] thresholds = [0.31f, 0.9f, 0.31f, 0.05f, 0.62f];
        ThresholdCounts counts = new(thresholds);
        float[] predictions = [.. Enumerable.Range(0, 101).Select(i => i / 100f)];
        foreach (float prediction in predictions)
        {
            counts.Add(target: true, prediction, weight: 1);
            counts.Add(target: false, prediction, weight: 2);
        }

        Confusion[] confusions = counts.Read().ToArray();
        for (int i = 0; i < thresholds.Length; i++)
        {
            int above = predictions.Count(prediction => prediction > thresholds[i]);
            confusions[i].Should().Be(new Confusion(above, 2 * above, 2 * (101 - above), 101 - above));
        }
    }

    [Fact]
    public void Read_EvenThresholds_AgreesWithComparisonsBetweenThem()
    {
        float[] thresholds = ThresholdCounts.Even(200);
        ThresholdCounts counts = new(thresholds);
        float[] predictions = [.. Enumerable.Range(0, 199).Select(i => (i + 0.5f) / 199), -3, 0, 1, 4];
        foreach (float prediction in predictions)
        {
            counts.Add(target: true, prediction, weight: 1);
        }

        // What lies outside of 0 to 1 counts as if it were 0 or 1.
        Confusion[] confusions = counts.Read().ToArray();
        for (int i = 0; i < thresholds.Length; i++)
        {
            confusions[i].TruePositives.Should()
                .Be(predictions.Count(prediction => Math.Clamp(prediction, 0, 1) > thresholds[i]));
        }
    }

    [Fact]
    public void Read_PredictionOnAnEvenThreshold_IsNotAboveIt()
    {
        ThresholdCounts counts = new([0, 0.25f, 0.5f, 0.75f, 1]);
        counts.Add(target: true, 0.5f, weight: 1);
        counts.Read().ToArray().Select(confusion => confusion.TruePositives).Should().Equal(1, 1, 0, 0, 0);
    }

    [Fact]
    public void Read_Labels_AreCountedApart()
    {
        ThresholdCounts counts = new([0.5f], labels: 2);
        counts.Add(target: true, 0.9f, weight: 1, label: 1);
        counts.Read(0)[0].Should().Be(default(Confusion));
        counts.Read(1)[0].Should().Be(new Confusion(1, 0, 0, 0));
    }
}
