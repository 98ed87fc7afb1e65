using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>
/// One case of a golden file. It remembers which fields were looked at, so that none is passed over in silence.
/// </summary>
internal sealed class GoldenCase(string id, JsonElement element, GoldenTolerance fallback)
{
    // Facts about the case itself, or about Keras's second backend, that are no result to be checked.
    private readonly HashSet<string> _seen =
        ["id", "about", "tol", "other_backend", "from_backend", "only_backend", "deviation_from_float64"];

    public string Id { get; } = id;

    /// <summary>The case's own tolerance, else its group's.</summary>
    public GoldenTolerance Tolerance { get; } = GoldenTolerance.Read(element) ?? fallback;

    /// <summary>The fields that nobody looked at.</summary>
    public IEnumerable<string> Unseen =>
        element.EnumerateObject().Select(property => property.Name).Where(name => !_seen.Contains(name));

    /// <summary>A field, which must be there.</summary>
    public JsonElement this[string name]
    {
        get
        {
            _seen.Add(name);
            return element.TryGetProperty(name, out JsonElement value)
                ? value
                : throw new InvalidDataException($"Golden case \"{Id}\" has no field \"{name}\".");
        }
    }

    /// <summary>Whether a field is there and not null.</summary>
    public bool Has(string name)
    {
        _seen.Add(name);
        return element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>Passes over fields that are no results, or that Keras's layout alone gives a meaning.</summary>
    public void Ignore(params IEnumerable<string> names) => _seen.UnionWith(names);

    public string Text(string name) => this[name].GetString()!;

    public GoldenTensor Tensor(string name) => GoldenTensor.Read(this[name]);

    public Shape Shape(string name) => GoldenTensor.ReadShape(this[name]);

    public override string ToString() => Id;
}
