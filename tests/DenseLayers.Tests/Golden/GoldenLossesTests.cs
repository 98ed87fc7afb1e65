using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using DenseLayers.Training;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Every loss: its value per reduction, with sample weights, and its gradient.</summary>
public class GoldenLossesTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("losses", Prepare);

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
            return KerasNames.Prepare(golden["names"], "loss", name => KerasLoss.Read(name));
        }

        JsonElement config = golden["config"];
        Loss loss = KerasLoss.Read(config);
        Dictionary<string, Loss> reduced = golden["expected"].EnumerateObject().Select(item => item.Name)
            .ToDictionary(reduction => reduction, reduction => KerasLoss.Read(config, reduction));
        return () => Check(loss, reduced, golden);
    }

    private static void Check(Loss loss, Dictionary<string, Loss> reduced, GoldenCase golden)
    {
        Tensor predictions = golden.Tensor("y_pred").ToTensor();
        Tensor targets = GoldenTargets.Read(
            golden["y_true"], predictions.Shape, given => loss.Compute(given, predictions));
        Tensor? weights = golden.Has("sample_weight") ? golden.Tensor("sample_weight").ToTensor() : null;
        foreach ((string reduction, Loss each) in reduced)
        {
            Tensor actual = each.Reduction == Reduction.None
                ? each.ComputeEach(targets, predictions, weights)
                : Tensor.FromScalar(each.Compute(targets, predictions, weights));
            golden.Tolerance.Check(actual, GoldenTensor.Read(golden["expected"].GetProperty(reduction)), reduction);
        }

        if (golden.Has("gradient"))
        {
            Tensor gradient = loss.ComputeGradient(targets, predictions, weights);
            golden.Tolerance.Check(gradient, golden.Tensor("gradient"), "gradient");
        }
    }
}
