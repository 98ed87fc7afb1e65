namespace DenseLayers.Tests;

/// <summary>The public surface, so that no change to it goes unseen.</summary>
public class PublicApiTests
{
    private const string AcceptVariable = "DENSELAYERS_ACCEPT_API";
    private const string FileName = "tests/DenseLayers.Tests/PublicApi.txt";

    [Fact]
    public void Surface_Library_IsTheAcceptedOne()
    {
        string[] actual = PublicApi.Describe(typeof(Layer).Assembly);
        string path = Path.Combine(Repository.Root, FileName);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(path, string.Join('\n', actual) + "\n");
        }

        string[] accepted = File.Exists(path) ? Repository.Read(FileName).TrimEnd('\n').Split('\n') : [];
        string[] added = [.. actual.Except(accepted).Select(line => "+ " + line)];
        string[] removed = [.. accepted.Except(actual).Select(line => "- " + line)];
        Assert.True(
            actual.SequenceEqual(accepted),
            $"The public surface differs from {FileName}:\n{string.Join('\n', removed.Concat(added))}\n" +
            $"If that is meant, run this test with {AcceptVariable}=1, which rewrites the file, " +
            "and commit it with the change.");
    }
}
