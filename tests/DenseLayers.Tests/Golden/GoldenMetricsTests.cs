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
            return KerasNames.Prepare(golden["names"], "metric", ReadNamed);
        }

        if (golden.Has("rows"))
        {
            return () => CheckChoices(golden);
        }

        if (golden.Has("values"))
        {
            return KerasObject.Read(golden["config"]).ClassName switch
            {
                "Mean" => () => CheckMean(golden),
                "Sum" => () => CheckSum(golden),
                _ => throw KerasObject.Read(golden["config"]).Missing("metric"),
            };
        }

        Metric metric = KerasMetric.Read(golden["config"]);
        return () => Check(metric, golden);
    }

    // What a name stands for: for the mean of a loss it is the loss. Sum and Mean are no Metric.
    private static object ReadNamed(JsonElement name) => name.GetString() switch
    {
        "Mean" or "mean" => new Mean(),
        "Sum" or "sum" => new Sum(),
        _ => KerasMetric.Read(name) is LossMetric { Loss: var loss } ? loss : KerasMetric.Read(name),
    };

    private static void Check(Metric metric, GoldenCase golden)
    {
        metric.Name.Should().Be(golden.Text("name"));
        JsonElement[] expected = [.. golden["expected_after"].EnumerateArray()];
        bool wholeWeights = golden["config"].GetProperty("config").GetProperty("dtype").GetString() == "int32";

        Update(metric, golden["first"], wholeWeights);
        CheckResult(metric, expected[0], golden, "after the first update");
        Update(metric, golden["second"], wholeWeights);
        CheckResult(metric, expected[1], golden, "after the second update");
        metric.Reset();
        Update(metric, golden["second"], wholeWeights);
        CheckResult(metric, expected[2], golden, "after a reset and the second update");

        // How Keras stores what it has gathered is its own affair: the results depend on it and are checked.
        golden.Ignore("variables_after_second");
    }

    private static void CheckResult(Metric metric, JsonElement expected, GoldenCase golden, string what)
    {
        GoldenTensor numbers = GoldenTensor.Read(expected);
        golden.Tolerance.Check(metric.Results, numbers, what);
        if (numbers.Shape.Rank == 0)
        {
            metric.Result.Should().Be(metric.Results[0]);
        }
    }

    private static void Update(Metric metric, JsonElement call, bool wholeWeights)
    {
        Tensor predictions = GoldenTensor.Read(call.GetProperty("y_pred")).ToTensor();
        Tensor? weights = ReadWeights(call.GetProperty("sample_weight"), wholeWeights);
        if (predictions.Rank == 1 || weights?.Shape == predictions.Shape)
        {
            UpdateReshaped(metric, GoldenTensor.Read(call.GetProperty("y_true")).ToTensor(), predictions, weights);
            return;
        }

        Tensor targets = GoldenTargets.Read(
            call.GetProperty("y_true"), predictions.Shape, given => metric.Update(given, predictions));
        metric.Update(targets, predictions, weights);
    }

    // Keras flattens what is counted value by value. The library wants a batch axis and weighs rows: it refuses, names
    // the mend, and each value becomes a row.
    private static void UpdateReshaped(Metric metric, Tensor targets, Tensor predictions, Tensor? weights)
    {
        Action update = () => metric.Update(targets, predictions, weights);
        update.Should().Throw<ShapeException>()
            .WithMessage(predictions.Rank == 1
                ? $"*Reshape predictions and targets to ({predictions.Length}, 1)*"
                : "*expects one sample weight for each row*");
        Shape rows = predictions.Shape.Rank == 1 ? [predictions.Length, 1] : [.. predictions.Shape, 1];
        metric.Update(targets.Reshape(rows), predictions.Reshape(rows), weights);
    }

    // Keras's metrics of whole numbers cut off the fractions of weights, the library's count with them.
    private static Tensor? ReadWeights(JsonElement weights, bool whole)
    {
        Tensor? read = ReadWeights(weights);
        for (int i = 0; whole && i < read?.Length; i++)
        {
            read.Span[i] = MathF.Truncate(read.Span[i]);
        }

        return read;
    }

    private static Tensor? ReadWeights(JsonElement weights) =>
        weights.ValueKind == JsonValueKind.Null ? null : GoldenTensor.Read(weights).ToTensor();

    private static void CheckMean(GoldenCase golden)
    {
        Mean mean = new();
        CheckReduction(golden, mean.Update, mean.Update, () => mean.Result);
    }

    private static void CheckSum(GoldenCase golden)
    {
        Sum sum = new();
        CheckReduction(golden, sum.Update, sum.Update, () => sum.Result);
    }

    private static void CheckReduction(
        GoldenCase golden, Action<float, float> update, Action<Tensor, Tensor?> updateMany, Func<float> result)
    {
        JsonElement[] values = [.. golden["values"].EnumerateArray()];
        for (int i = 0; i < values.Length; i++)
        {
            Tensor value = GoldenTensor.Read(values[i]).ToTensor();
            JsonElement weight = golden["sample_weights"][i];
            if (value.Rank == 0)
            {
                update(value.Span[0], weight.GetSingle());
            }
            else
            {
                updateMany(value, ReadWeights(weight));
            }

            double expected = GoldenTensor.Read(golden["expected_after"][i]).Values[0];
            golden.Tolerance.Check(result(), expected, $"after update {i}");
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
