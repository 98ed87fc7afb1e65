using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using DenseLayers.Training;

namespace DenseLayers.Tests.Golden;

/// <summary>One training of Keras, to be repeated.</summary>
internal sealed class GoldenTraining
{
    private readonly GoldenCase _golden;
    private readonly Model _model;
    private readonly KerasCompile _compile;
    private readonly KerasFit _fit;
    private readonly Tensor[] _x;
    private readonly Tensor[] _y;

    /// <summary>Builds model, loss, metrics and optimizer.</summary>
    /// <exception cref="NotApplicableException">The library has no such thing.</exception>
    public GoldenTraining(GoldenCase golden)
    {
        _golden = golden;
        _model = (Model)KerasLayer.Read(golden["config"]);
        JsonElement config = golden["config"].GetProperty("config");
        _x = GoldenTensors.ToTensors(GoldenTensors.Read(golden["x"], Names(config, "input_layers")));
        string[] names = Names(config, "output_layers");
        _y = GoldenTensors.ToTensors(GoldenTensors.Read(golden["y"], names));
        (string, Shape)[] outputs =
            [.. _model.OutputShapes.Select((shape, i) => (names.ElementAtOrDefault(i) ?? "", shape))];
        _compile = KerasCompile.Read(golden["compile_config"], outputs, [.. _y.Select(targets => targets.Shape)]);
        _fit = ReadFit(golden);
    }

    public void Check()
    {
        GoldenWeights.Load(_model, _golden["initial_weights"]);
        _model.Compile(_compile.Optimizer, _compile.Outputs);
        if (_y.Length == 1)
        {
            _y[0] = GoldenTargets.Read(_golden["y"], _model.OutputShapes[0], given => _model.Fit(_x, [given]));
        }

        BatchLogs logs = new();
        History history = _model.Fit(_x, _y, _fit.Epochs, _fit.BatchSize, _fit.Options with { Callbacks = [logs] });

        CheckHistory(history);
        CheckBatches(logs);
        GoldenWeights.Check(_model, _golden["final_weights"], _golden.Tolerance, "final");
        GoldenOptimizer.CheckVariables(_compile.Optimizer, _golden["optimizer_variables"], _golden.Tolerance);
        TrainingLog log = _model.Evaluate(_x, _y, sampleWeights: _fit.Options.SampleWeights).Log;
        CheckLog(log, _golden["evaluate_after"], "evaluated");
        CheckPredictions();
    }

    private static KerasFit ReadFit(GoldenCase golden)
    {
        KerasFit fit = KerasFit.Read(golden["fit"]);
        FitOptions options = fit.Options with { SampleWeights = Weights(golden["sample_weight"]) };
        if (golden.Has("validation_data"))
        {
            JsonElement[] data = [.. golden["validation_data"].EnumerateArray()];
            options = options with
            {
                ValidationData = new ValidationData(
                    GoldenTensors.ToTensors(GoldenTensors.Read(data[0])),
                    GoldenTensors.ToTensors(GoldenTensors.Read(data[1])),
                    data.Length > 2 ? Weights(data[2]) : []),
            };
        }

        return fit with { Options = options };
    }

    private static Tensor[] Weights(JsonElement element) => element.ValueKind == JsonValueKind.Null
        ? []
        : GoldenTensors.ToTensors(GoldenTensors.Read(element));

    private static string[] Names(JsonElement config, string key) =>
        config.TryGetProperty(key, out JsonElement places)
            ? [.. KerasCall.ReadPlaces(places).Select(place => place.Layer)]
            : [];

    private void CheckHistory(History history)
    {
        foreach (JsonProperty expected in _golden["history"].EnumerateObject())
        {
            IReadOnlyList<float> actual = history[expected.Name];
            actual.Should().HaveCount(expected.Value.GetArrayLength());
            for (int epoch = 0; epoch < actual.Count; epoch++)
            {
                _golden.Tolerance.Check(
                    actual[epoch], GoldenTensor.ReadNumber(expected.Value[epoch]), $"{expected.Name} of epoch {epoch}");
            }
        }

        IEnumerable<string> names = history.Epochs[0].Training.Names
            .Concat((history.Epochs[0].Validation?.Names ?? []).Select(name => "val_" + name));
        names.Should().BeEquivalentTo(_golden["history"].EnumerateObject().Select(item => item.Name));
    }

    private void CheckBatches(BatchLogs logs)
    {
        JsonElement expected = _golden["batch_logs_running"];
        logs.Batches.Should().HaveCount(expected.GetArrayLength());
        for (int batch = 0; batch < logs.Batches.Count; batch++)
        {
            CheckLog(logs.Batches[batch], expected[batch], $"batch {batch}");
        }
    }

    private void CheckLog(IEnumerable<KeyValuePair<string, float>> log, JsonElement expected, string what)
    {
        Dictionary<string, float> actual = new(log);
        actual.Keys.Should().BeEquivalentTo(expected.EnumerateObject().Select(item => item.Name));
        foreach (JsonProperty item in expected.EnumerateObject())
        {
            _golden.Tolerance.Check(actual[item.Name], GoldenTensor.ReadNumber(item.Value), $"{item.Name} of {what}");
        }
    }

    private void CheckPredictions()
    {
        GoldenTensor[] expected = GoldenTensors.Read(_golden["predict_after"]);
        IReadOnlyList<Tensor> actual = _model.Predict(_x);
        actual.Should().HaveCount(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            _golden.Tolerance.Check(actual[i], expected[i], $"prediction {i}");
        }
    }

    /// <summary>Keeps what was logged after each batch.</summary>
    private sealed class BatchLogs : Callback
    {
        public List<KeyValuePair<string, float>[]> Batches { get; } = [];

        protected internal override void OnBatchEnd(TrainingProgress progress) => Batches.Add([.. progress.Log]);
    }
}
