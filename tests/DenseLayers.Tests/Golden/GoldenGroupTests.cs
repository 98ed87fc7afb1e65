namespace DenseLayers.Tests.Golden;

public class GoldenGroupTests
{
    private static readonly string FirstGroup = GoldenFile.FindGroups()[0];

    [Fact]
    public void Applicable_NothingMissing_IsEveryCase() =>
        new GoldenGroup(FirstGroup, _ => () => { }).Applicable
            .Should().HaveCount(GoldenFile.Read(FirstGroup).Ids.Count);

    [Fact]
    public void Describe_NotApplicable_ListsEveryCaseWithItsReason()
    {
        IReadOnlyList<string> ids = GoldenFile.Read(FirstGroup).Ids;
        GoldenGroup group = new(FirstGroup, golden => throw new NotApplicableException($"no {golden.Id} here"));

        string[] expected =
            [$"{FirstGroup}: 0 applicable, {ids.Count} not applicable", .. ids.Select(id => $"  {id} — no {id} here")];
        group.Describe().Should().Equal(expected);
    }

    [Fact]
    public void Applicable_PrepareFails_KeepsTheCase() =>
        new GoldenGroup(FirstGroup, _ => throw new InvalidDataException()).Applicable.Should().NotBeEmpty();

    [Fact]
    public void Run_FieldNotLookedAt_Fails()
    {
        GoldenGroup group = new(FirstGroup, _ => () => { });
        Action run = () => group.Run(GoldenFile.Read(FirstGroup).Ids[0]);
        run.Should().Throw<Xunit.Sdk.XunitException>();
    }
}
