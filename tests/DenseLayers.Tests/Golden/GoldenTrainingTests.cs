using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Training from given weights: logs, history, final weights, and what the model then evaluates and predicts.</summary>
public class GoldenTrainingTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup Group = new("training", golden => new GoldenTraining(golden).Check);

    public static TheoryData<string> Applicable => Group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => Group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => Group.Report(output);
}
