using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>
/// The cases of one golden file, those that apply to the library and those that do not, with the reason.
/// </summary>
/// <param name="name">The group, which is the name of its file.</param>
/// <param name="prepare">
/// Builds from a case what it talks about and returns the check to run. Throws <see cref="NotApplicableException"/>
/// where the library has no such thing. Any other exception is a failure of the case.
/// </param>
internal sealed class GoldenGroup(string name, Func<GoldenCase, Action> prepare)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _reasons =
        new(() => FindReasons(GoldenFile.Read(name), prepare));

    public string Name { get; } = name;

    /// <summary>The ids of the cases to run, one test each; strings are what xunit can pass on.</summary>
    public TheoryData<string> Applicable => [.. Ids.Where(id => !Reasons.ContainsKey(id))];

    private IReadOnlyList<string> Ids => GoldenFile.Read(Name).Ids;

    /// <summary>Why a case does not apply, by id; none for the cases that do.</summary>
    private IReadOnlyDictionary<string, string> Reasons => _reasons.Value;

    /// <summary>Checks a case, and that every field of it was looked at.</summary>
    public void Run(string id)
    {
        GoldenCase golden = GoldenFile.Read(Name).Case(id);
        prepare(golden)();
        golden.Unseen.Should().BeEmpty("a field of a golden case is checked, or passed over by name");
    }

    /// <summary>Lists the cases that do not apply, each with its reason. Fails if the file has no cases.</summary>
    public void Report(ITestOutputHelper output)
    {
        foreach (string line in Describe())
        {
            output.WriteLine(line);
        }

        Ids.Should().NotBeEmpty("a golden file without cases checks nothing");
    }

    /// <summary>A line of counts, and one for each case that does not apply.</summary>
    public IEnumerable<string> Describe() =>
    [
        $"{Name}: {Ids.Count - Reasons.Count} applicable, {Reasons.Count} not applicable",
        .. Reasons.Select(pair => $"  {pair.Key} — {pair.Value}"),
    ];

    private static Dictionary<string, string> FindReasons(GoldenFile file, Func<GoldenCase, Action> prepare)
    {
        Dictionary<string, string> reasons = [];
        foreach (string id in file.Ids)
        {
            try
            {
                _ = prepare(file.Case(id));
            }
            catch (NotApplicableException missing)
            {
                reasons.Add(id, missing.Message);
            }
#pragma warning disable CA1031 // Whatever else goes wrong fails the case itself, under its own name, when it is run.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }

        return reasons;
    }
}
