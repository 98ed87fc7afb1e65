using System.Collections.Concurrent;
using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>
/// One group of results of the real Keras: a file such as <c>activations.json</c>, which states Keras's version.
/// </summary>
internal sealed class GoldenFile
{
    /// <summary>The environment variable that names another folder to read.</summary>
    public const string FolderVariable = "DENSELAYERS_GOLDEN";

    private static readonly ConcurrentDictionary<string, GoldenFile> _files = new();

    private GoldenFile(string group)
    {
        Path = System.IO.Path.Combine(Folder, group + ".json");
        using FileStream stream = File.OpenRead(Path);
        JsonElement root = JsonDocument.Parse(stream).RootElement;
        Group = root.GetProperty("group").GetString()!;
        Title = root.GetProperty("title").GetString()!;
        Tolerance = GoldenTolerance.Read(root) ?? default;
        JsonElement[] cases = [.. root.GetProperty("cases").EnumerateArray()];
        Ids = [.. Number(cases.Select(item => item.GetProperty("id").GetString()!))];
        Elements = Ids.Zip(cases).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Where the files are: the folder the variable names, else the copies beside the tests.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
            ? folder
            : System.IO.Path.Combine(AppContext.BaseDirectory, "TestData", "keras");

    public string Path { get; }

    public string Group { get; }

    public string Title { get; }

    /// <summary>What applies to a case that states no tolerance.</summary>
    public GoldenTolerance Tolerance { get; }

    /// <summary>The ids of all cases in the order of the file; one that comes twice is numbered.</summary>
    public IReadOnlyList<string> Ids { get; }

    private Dictionary<string, JsonElement> Elements { get; }

    public static GoldenFile Read(string group) => _files.GetOrAdd(group, name => new GoldenFile(name));

    /// <summary>The groups that have a file in the folder.</summary>
    public static IReadOnlyList<string> FindGroups() =>
        [
            .. Directory.EnumerateFiles(Folder, "*.json").Where(IsGroup)
                .Select(path => System.IO.Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
        ];

    /// <summary>A case, new at each call: it remembers which of its fields were looked at.</summary>
    public GoldenCase Case(string id) => new(id, Elements[id], Tolerance);

    private static bool IsGroup(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("group", out _);
    }

    private static IEnumerable<string> Number(IEnumerable<string> ids)
    {
        HashSet<string> seen = [];
        foreach (string id in ids)
        {
            string name = id;
            for (int number = 2; !seen.Add(name); number++)
            {
                name = $"{id} ({number})";
            }

            yield return name;
        }
    }
}
