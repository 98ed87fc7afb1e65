using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>What a golden case says of a model: its layers, parameters, shapes and the text of its summaries.</summary>
internal static class GoldenModel
{
    public static void CheckSummaries(Model model, GoldenCase golden, SummaryStyle style)
    {
        foreach (JsonElement expected in golden["summaries"].EnumerateArray())
        {
            SummaryOptions options = GoldenSummaryOptions.Read(expected, style);
            Func<string> text = () => model.Summary(options).ToString();
            if (expected.TryGetProperty("raises", out _))
            {
                text.Should().Throw<ArgumentException>("Keras refuses {0}", options);
            }
            else
            {
                string? printed = expected.GetProperty("text").GetString();
                text().Should().Be(printed, "that is what Keras prints for {0}", options);
            }
        }
    }

    public static void CheckFacts(Model model, GoldenCase golden)
    {
        ModelSummary summary = model.Summary();
        model.ParameterCount.Should().Be(golden["params"].GetInt64());
        summary.TrainableParameters.Should().Be(golden["trainable"].GetInt64());
        summary.NonTrainableParameters.Should().Be(golden["non_trainable"].GetInt64());
        CheckLayers(summary, golden["layers"]);
        CheckWeights(model, golden["weights"]);
        CheckShapes(model.InputShapes, golden["input_shape"]);
        CheckShapes(model.OutputShapes, golden["output_shape"]);
        if (golden.Has("expected_output_shape"))
        {
            CheckShapes(model.OutputShapes, golden["expected_output_shape"]);
        }

        if (golden.Has("expected_params"))
        {
            summary.Rows.Select(row => row.ParameterCount)
                .Should().Equal(golden["expected_params"].EnumerateArray().Select(count => (long?)count.GetInt64()));
        }
    }

    private static void CheckLayers(ModelSummary summary, JsonElement layers)
    {
        summary.Rows.Should().HaveCount(layers.GetArrayLength());
        foreach ((SummaryRow row, JsonElement layer) in summary.Rows.Zip(layers.EnumerateArray()))
        {
            row.Name.Should().Be(layer.GetProperty("name").GetString());
            row.Type.Should().Be(layer.GetProperty("class").GetString());
            row.ParameterCount.Should().Be(layer.GetProperty("params").GetInt64());

            // Of a layer that is used several times Keras states no shape here.
            if (layer.GetProperty("output_shape") is { ValueKind: JsonValueKind.Array } shape)
            {
                CheckShapes(row.OutputShapes, shape);
            }
        }
    }

    private static void CheckWeights(Model model, JsonElement weights)
    {
        model.Parameters.Should().HaveCount(weights.GetArrayLength());
        foreach ((Parameter parameter, JsonElement weight) in model.Parameters.Zip(weights.EnumerateArray()))
        {
            GoldenWeights.CheckHead(parameter, weight);
        }
    }

    // One shape, or a list of shapes.
    private static void CheckShapes(IReadOnlyList<Shape> actual, JsonElement expected)
    {
        Shape[] shapes = expected.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Array)
            ? [.. expected.EnumerateArray().Select(GoldenTensor.ReadShape)]
            : [GoldenTensor.ReadShape(expected)];
        actual.Select(shape => shape.ToString()).Should().Equal(shapes.Select(shape => shape.ToString()));
    }
}
