using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Models with their shapes and parameters, and the exact text that Keras 3 prints for them.</summary>
public class GoldenSummaryTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("summary", Prepare);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    private static Action Prepare(GoldenCase golden)
    {
        if (!golden.Has("config"))
        {
            throw new NotApplicableException("no model without a configuration");
        }

        JsonElement config = golden["config"];
        Model model = (Model)KerasLayer.Read(config);
        if (config.TryGetProperty("compile_config", out JsonElement compile) &&
            compile.TryGetProperty("optimizer", out JsonElement optimizer))
        {
            model.Compile(KerasOptimizer.Read(optimizer), KerasLoss.Read(compile.GetProperty("loss")));
        }

        return () => Check(model, golden);
    }

    private static void Check(Model model, GoldenCase golden)
    {
        // Whether Keras's optimizer had made its variables when it printed: no other field tells.
        bool hasOptimizerRow = golden["summaries"].EnumerateArray().Any(summary =>
            summary.TryGetProperty("text", out JsonElement text) &&
            text.GetString()!.Contains("Optimizer params", StringComparison.Ordinal));
        if (hasOptimizerRow)
        {
            model.Optimizer!.Build([.. model.Parameters.Where(parameter => parameter.Trainable)]);
        }

        GoldenModel.CheckSummaries(model, golden, SummaryStyle.Keras3);
        if (golden.Has("params"))
        {
            GoldenModel.CheckFacts(model, golden);
        }
    }
}
