using System.Text.Json;
using DenseLayers.Training;

namespace DenseLayers.Tests.Golden;

/// <summary>
/// An optimizer's own variables in a golden file: its count of steps, its learning rate, then those of each weight.
/// </summary>
internal static class GoldenOptimizer
{
    public static void CheckVariables(Optimizer optimizer, JsonElement variables, GoldenTolerance tolerance)
    {
        List<JsonElement> slots = [];
        foreach (JsonElement variable in variables.EnumerateArray())
        {
            switch (variable.GetProperty("name").GetString())
            {
                case "iteration":
                    optimizer.Iterations.Should().Be((long)GoldenTensor.Read(variable).Values[0]);
                    break;
                case "learning_rate":
                    tolerance.Check(optimizer.LearningRate, GoldenTensor.Read(variable).Values[0], "learning rate");
                    break;
                default:
                    slots.Add(variable);
                    break;
            }
        }

        optimizer.Variables.Should().HaveCount(slots.Count, "Keras's optimizer has that many variables");
        foreach ((OptimizerVariable actual, JsonElement expected) in optimizer.Variables.Zip(slots))
        {
            // Keras puts the model's name before the weight's path.
            string name = expected.GetProperty("name").GetString()!;
            (name.Length > actual.Name.Length ? name : actual.Name)
                .Should().EndWith(name.Length > actual.Name.Length ? actual.Name : name);
            tolerance.Check(new Tensor(actual.Shape, actual.Values), GoldenTensor.Read(expected), name);
        }
    }
}
