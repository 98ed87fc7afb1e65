namespace DenseLayers.Tests;

/// <summary>Every source is read at one go: a short file of short lines.</summary>
public class SourceFormTests
{
    public static TheoryData<string> Folders => ["src", "samples", "tests"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Files_Sources_StayShort(string folder) =>
        Lines(folder)
            .CountBy(line => line.File)
            .Where(file => file.Value > (file.Key.Contains("/Kernels/", StringComparison.Ordinal) ? 300 : 200))
            .Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_Sources_StayShort(string folder) =>
        Lines(folder)
            .Where(line => line.Text.Length > 120)
            .Should().BeEmpty();

    private static (string File, int Number, string Text)[] Lines(string folder)
    {
        (string, int, string)[] lines =
        [
            .. from file in Repository.Sources(folder)
               from line in Repository.Read(file).TrimEnd('\n').Split('\n').Index()
               select (file, line.Index + 1, line.Item),
        ];
        lines.Should().NotBeEmpty();
        return lines;
    }
}
