using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Every activation on a grid with extremes; the softmax family over axes.</summary>
public class GoldenActivationsTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("activations", Prepare);

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
            return PrepareNames(golden);
        }

        KerasObject keras = KerasObject.ReadOptions(golden.Text("activation"), golden["args"]);
        Activation activation = keras.Checked(KerasActivation.Create(keras));
        return () => Check(activation, golden);
    }

    private static void Check(Activation activation, GoldenCase golden)
    {
        Tensor actual = activation.Apply(golden.Tensor("input").ToTensor());
        GoldenTensor expected = golden.Tensor("expected");
        golden.Tolerance.Check(actual, expected, activation.Name);
        if (golden.Has("reference_f64"))
        {
            CheckReference(actual, expected, golden.Tensor("reference_f64"), golden.Tolerance);
        }
    }

    // Keras's own float64 result, wherever its float32 one agrees with it: elsewhere float32 overflows or loses digits.
    private static void CheckReference(
        Tensor actual, GoldenTensor single, GoldenTensor reference, GoldenTolerance tolerance)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            if (tolerance.Accepts(single.Values[i], reference.Values[i]))
            {
                tolerance.Check(actual.Span[i], reference.Values[i], $"[{i}] against float64");
            }
        }
    }

    // Every name Keras knows stands for a function whose name is the one Keras writes into files.
    private static Action PrepareNames(GoldenCase golden)
    {
        Dictionary<string, Activation> functions = golden["names"].EnumerateArray().Select(name => name.GetString()!)
            .ToDictionary(name => name, name => KerasActivation.Create(KerasObject.ReadOptions(name, default)));
        return () =>
        {
            golden["count"].GetInt32().Should().Be(functions.Count);
            foreach (JsonProperty serialized in golden["serialized"].EnumerateObject())
            {
                functions[serialized.Name].Name.Should().Be(serialized.Value.GetString());
            }

            foreach (JsonProperty alias in golden["aliases"].EnumerateObject())
            {
                functions[alias.Name].Name.Should().Be(alias.Value.GetString());
            }
        };
    }
}
