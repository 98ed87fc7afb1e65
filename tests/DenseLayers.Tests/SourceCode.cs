using System.Text.RegularExpressions;
using FluentAssertions.Collections;

namespace DenseLayers.Tests;

/// <summary>A source file.</summary>
/// <param name="Folder">The folder of the library it is in.</param>
/// <param name="File">Its name.</param>
/// <param name="Text">Its code, without comments and texts.</param>
internal sealed record SourceCode(string Folder, string File, string Text);

/// <summary>What sources are asked.</summary>
internal static class SourceCodeAssertions
{
    /// <summary>No file's code matches a pattern; those that do are named with what matched.</summary>
    public static void NotContainMatch(this GenericCollectionAssertions<SourceCode> sources, string pattern) =>
        sources.Subject
            .SelectMany(source => Regex.Matches(source.Text, pattern)
                .Select(match => $"{source.Folder}/{source.File}: {match.Value}"))
            .Distinct().Should().BeEmpty();
}
