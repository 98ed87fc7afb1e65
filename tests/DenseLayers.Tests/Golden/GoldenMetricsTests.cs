using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using DenseLayers.Training;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Metrics after each of two updates, then after a reset and the second update alone.</summary>
public class GoldenMetricsTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("metrics", Prepare);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    private static Action Prepare(GoldenCase golden)
    {
        if (golden.Has("names"))
        {
            return KerasNames.Prepare(golden["names"], "metric", name => KerasMetric.Read(name));
        }

        if (golden.Has("rows"))
        {
            return () => CheckChoices(golden);
        }

        if (golden.Has("values"))
        {
            return KerasObject.Read(golden["config"]).ClassName == "Mean"
                ? () => CheckMean(golden)
                : throw KerasObject.Read(golden["config"]).Missing("metric");
        }

        Metric metric = KerasMetric.Read(golden["config"]);
        return () => Check(metric, golden);
    }

    private static void Check(Metric metric, GoldenCase golden)
    {
        metric.Name.Should().Be(golden.Text("name"));
        JsonElement[] expected = [.. golden["expected_after"].EnumerateArray()];

        Update(metric, golden["first"]);
        CheckResult(metric, expected[0], golden, "after the first update");
        Update(metric, golden["second"]);
        CheckResult(metric, expected[1], golden, "after the second update");
        metric.Reset();
        Update(metric, golden["second"]);
        CheckResult(metric, expected[2], golden, "after a reset and the second update");

        // How Keras stores what it has gathered is its own affair: the results depend on it and are checked.
        golden.Ignore("variables_after_second");
    }

    private static void CheckResult(Metric metric, JsonElement expected, GoldenCase golden, string what) =>
        golden.Tolerance.Check(Tensor.FromScalar(metric.Result), GoldenTensor.Read(expected), what);

    private static void Update(Metric metric, JsonElement call)
    {
        Tensor predictions = GoldenTensor.Read(call.GetProperty("y_pred")).ToTensor();
        Tensor targets = GoldenTargets.Read(
            call.GetProperty("y_true"), predictions.Shape, given => metric.Update(given, predictions));
        metric.Update(targets, predictions, ReadWeights(call.GetProperty("sample_weight")));
    }

    private static Tensor? ReadWeights(JsonElement weights) =>
        weights.ValueKind == JsonValueKind.Null ? null : GoldenTensor.Read(weights).ToTensor();

    private static void CheckMean(GoldenCase golden)
    {
        Mean mean = new();
        JsonElement[] values = [.. golden["values"].EnumerateArray()];
        for (int i = 0; i < values.Length; i++)
        {
            Tensor value = GoldenTensor.Read(values[i]).ToTensor();
            JsonElement weight = golden["sample_weights"][i];
            if (value.Rank == 0)
            {
                mean.Update(value.Span[0], weight.GetSingle());
            }
            else
            {
                mean.Update(value, ReadWeights(weight));
            }

            double expected = GoldenTensor.Read(golden["expected_after"][i]).Values[0];
            golden.Tolerance.Check(mean.Result, expected, $"after update {i}");
        }
    }

    // The library leaves the choice of an accuracy to the caller; the one Keras makes takes the same shapes.
    private static void CheckChoices(GoldenCase golden)
    {
        foreach (JsonElement row in golden["rows"].EnumerateArray())
        {
            Shape targets = GoldenTensor.ReadShape(row.GetProperty("y_true"));
            Shape predictions = GoldenTensor.ReadShape(row.GetProperty("y_pred"));
            Metric metric = KerasMetric.Accuracy(targets, predictions, row.GetProperty("name").GetString()!);
            metric.GetType().Name.Should().Be(row.GetProperty("resolves_to").GetString());
            if (targets.Rank == predictions.Rank || predictions[^1] != 1)
            {
                metric.CheckShapes(targets, predictions);
            }
        }
    }
}
