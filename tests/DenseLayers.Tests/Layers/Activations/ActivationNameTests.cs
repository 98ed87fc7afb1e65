using System.Reflection;
using System.Text.Json;
using DenseLayers.Tests.Golden;

namespace DenseLayers.Tests.Layers.Activations;

public sealed class ActivationNameTests
{
    private static readonly GoldenCase _golden = GoldenFile.Read("activations").Case("names");

    public static TheoryData<string> KerasNames =>
        [.. _golden["names"].EnumerateArray().Select(name => name.GetString()!)];

    private static IEnumerable<PropertyInfo> Functions =>
        typeof(Activation).GetProperties(BindingFlags.Public | BindingFlags.Static);

    [Theory]
    [MemberData(nameof(KerasNames))]
    public void Name_EachOfKeras_HasAFunctionOfThatName(string kerasName)
    {
        bool isAlias = _golden["aliases"].TryGetProperty(kerasName, out JsonElement alias);
        string name = isAlias ? alias.GetString()! : kerasName;
        Activation activation = name == "threshold"
            ? new Threshold(0f, 0f)
            : (Activation)Functions.Single(property => property.Name == ToPascalCase(name)).GetValue(null)!;

        activation.Name.Should().Be(name);
        activation.ToString().Should().Be(name);
    }

    [Fact]
    public void StaticProperties_AreSortedByNameAndMadeOnce()
    {
        Functions.Select(property => property.Name).Should().BeInAscendingOrder(StringComparer.Ordinal);
        Functions.Should().OnlyContain(property => ReferenceEquals(property.GetValue(null), property.GetValue(null)));
    }

    private static string ToPascalCase(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
