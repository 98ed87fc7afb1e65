using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Training from given weights: logs, history, final weights, then evaluation and predictions.</summary>
public class GoldenTrainingTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("training", golden => new GoldenTraining(golden).Check);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);
}
