namespace DenseLayers.Tests.Golden;

public class GoldenGroupTests
{
    private static readonly string _firstGroup = GoldenFile.FindGroups()[0];

    [Fact]
    public void Applicable_NothingMissing_IsEveryCase() =>
        new GoldenGroup(_firstGroup, _ => () => { }).Applicable
            .Should().HaveCount(GoldenFile.Read(_firstGroup).Ids.Count);

    [Fact]
    public void Describe_NotApplicable_ListsEveryCaseWithItsReason()
    {
        IReadOnlyList<string> ids = GoldenFile.Read(_firstGroup).Ids;
        GoldenGroup group = new(_firstGroup, golden => throw new NotApplicableException($"no {golden.Id} here"));

        string[] expected =
            [$"{_firstGroup}: 0 applicable, {ids.Count} not applicable", .. ids.Select(id => $"  {id} — no {id} here")];
        group.Describe().Should().Equal(expected);
    }

    [Fact]
    public void Applicable_PrepareFails_KeepsTheCase() =>
        new GoldenGroup(_firstGroup, _ => throw new InvalidDataException()).Applicable.Should().NotBeEmpty();

    [Fact]
    public void Run_FieldNotLookedAt_Fails()
    {
        GoldenGroup group = new(_firstGroup, _ => () => { });
        Action run = () => group.Run(GoldenFile.Read(_firstGroup).Ids[0]);
        run.Should().Throw<Xunit.Sdk.XunitException>();
    }
}
