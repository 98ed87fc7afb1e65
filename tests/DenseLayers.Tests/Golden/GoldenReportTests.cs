using System.Reflection;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>
/// Writes what of the golden files applies and what does not, and why, to <c>golden-report.txt</c> beside the tests.
/// </summary>
public class GoldenReportTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup[] _groups =
    [
        .. typeof(GoldenReportTests).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(GoldenGroup))
            .Select(field => (GoldenGroup)field.GetValue(null)!)
            .OrderBy(group => group.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void Report_EveryGroup_IsWritten()
    {
        string[] unread = [.. GoldenFile.FindGroups().Except(_groups.Select(group => group.Name))];
        string[] lines =
        [
            .. _groups.SelectMany(group => group.Describe()),
            .. unread.SelectMany(name => new GoldenGroup(name, NoTestClass).Describe()),
        ];

        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "golden-report.txt"), lines);

        foreach (string line in lines)
        {
            output.WriteLine(line);
        }

        GoldenFile.FindGroups().Should().NotBeEmpty("the folder {0} holds the golden files", GoldenFile.Folder);
    }

    private static Action NoTestClass(GoldenCase golden) =>
        throw new NotApplicableException("no test class reads this group");

    [Fact]
    public void Groups_WithATestClass_HaveAFile() =>
        _groups.Select(group => group.Name).Should().BeSubsetOf(GoldenFile.FindGroups());
}
