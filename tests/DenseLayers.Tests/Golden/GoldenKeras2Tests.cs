using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Keras 2.3: the classic text of its summaries, and what its models compute.</summary>
public class GoldenKeras2Tests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("keras2", Prepare);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    private static Action Prepare(GoldenCase golden)
    {
        if (!golden.Has("model"))
        {
            throw new NotApplicableException("no reader of HDF5 files, and the case is about one alone");
        }

        Model model = golden["files"].TryGetProperty("json", out JsonElement file)
            ? ReadFile(file.GetString()!)
            : ReadDenseChain(golden);
        return () => Check(model, golden);
    }

    private static Model ReadFile(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(GoldenFile.Folder, file));
        return (Model)KerasLayer.Read(JsonDocument.Parse(stream).RootElement);
    }

    // Without a file, kernels and biases tell the layers, though not their activations.
    private static Sequential ReadDenseChain(GoldenCase golden)
    {
        Sequential model = new(golden.Tensor("input").Shape.Sample, SummaryName(golden));
        JsonElement.ArrayEnumerator weights = golden["weights"].EnumerateArray();
        foreach (IGrouping<string, JsonElement> layer in weights.GroupBy(weight => Part(weight, 0)))
        {
            if (!layer.Select(weight => Part(weight, 1)).SequenceEqual(["kernel", "bias"]))
            {
                throw new NotApplicableException($"no file that says what layer {layer.Key} is");
            }

            model.Add(new Dense(layer.Last().GetProperty("shape")[0].GetInt32()) { Name = layer.Key });
        }

        return model;
    }

    private static string Part(JsonElement weight, int part) =>
        weight.GetProperty("name").GetString()!.Split('/')[part];

    private static string SummaryName(GoldenCase golden) =>
        golden["summaries"][0].GetProperty("text").GetString()!.Split('"')[1];

    private static void Check(Model model, GoldenCase golden)
    {
        GoldenModel.CheckSummaries(model, golden, SummaryStyle.Classic);
        model.ParameterCount.Should().Be(golden["params"].GetInt64());
        Tensor[] inputs = GoldenTensors.ToTensors(GoldenTensors.Read(golden["input"]));
        GoldenTensor[] expected = GoldenTensors.Read(golden["expected"]);
        bool hasValues = golden["weights"].EnumerateArray().All(weight => weight.TryGetProperty("data", out _));
        if (hasValues)
        {
            GoldenWeights.Load(model, golden["weights"]);
        }

        IReadOnlyList<Tensor> outputs = model.Predict(inputs);
        outputs.Should().HaveCount(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            outputs[i].Shape.Should().Equal(expected[i].Shape);
            if (hasValues)
            {
                golden.Tolerance.Check(outputs[i], expected[i], $"output {i}");
            }
        }

        // Keras 2 trains with optimizers of its own, which differ from Keras 3's.
        golden.Ignore("initial_weights", "y", "fit", "history", "optimizer");
    }
}
