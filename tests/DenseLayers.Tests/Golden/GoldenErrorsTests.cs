using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>What Keras refuses is refused, and what it accepts is accepted; the wording is our own.</summary>
public class GoldenErrorsTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("errors", Prepare);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    // Python is matched as text, so a file that writes the same calls another way would check nothing.
    [Fact]
    public void Applicable_ThisFile_IsNotEmpty() =>
        _group.Applicable.Should().NotBeEmpty("PythonCalls knows no call of errors.json as it is written there");

    private static Action Prepare(GoldenCase golden)
    {
        string code = golden.Text("code");
        Action call = PythonCalls.Find(code) ?? throw new NotApplicableException($"no C# action for {code}");
        golden.Ignore("message", "value");
        return golden.Has("raises") ? () => CheckRefused(call) : () => call.Should().NotThrow("Keras accepts it");
    }

    // By a check of ours, not by running into a wall further on.
    private static void CheckRefused(Action call) =>
        call.Should().Throw<Exception>("Keras refuses it").Which
            .Should().Match(refusal => refusal is ArgumentException || refusal is InvalidOperationException);
}
