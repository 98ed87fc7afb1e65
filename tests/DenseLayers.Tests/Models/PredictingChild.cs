using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using DenseLayers.Execution;

namespace DenseLayers.Tests.Models;

/// <summary>Predictions in a process of its own.</summary>
internal static class PredictingChild
{
    /// <summary>
    /// Prints the widest vectors, and then lines that stand for the bits of predictions and training's forward passes.
    /// </summary>
    public static void PrintBits()
    {
        Console.WriteLine(WidestVector());
        foreach (string name in ModelZoo.Names)
        {
            Print(name, ModelZoo.Make(name), 1, 7, 40);
        }

        PropertyInfo[] activations = typeof(Activation).GetProperties(BindingFlags.Public | BindingFlags.Static);
        foreach (Activation activation in activations.Select(Value))
        {
            Print(activation.Name, new Sequential([21], seed: 2) { new Dense(34, activation) }, 1, 19);
        }

        foreach (int features in (int[])[1, 3, 17, 300, 1100])
        {
            foreach (int units in (int[])[1, 10, 16, 47, 130])
            {
                Sequential model = new([features], seed: 3) { new Dense(units), new Dense(5) };
                Print($"{features} to {units}", model, 1, 2, 33, 150);
            }
        }
    }

    /// <summary>
    /// Predicts until a helper took part, says with how many threads, and ends while helpers look out for more.
    /// </summary>
    public static void PredictWithHelpers()
    {
        ThreadRecorder recorder = new(maxThreads: Environment.ProcessorCount);
        recorder.PredictUntil(threads: Math.Min(2, Environment.ProcessorCount));
        Console.WriteLine(recorder.Threads.Count);
        recorder.Predict();
    }

    private static Activation Value(PropertyInfo property) => (Activation)property.GetValue(null)!;

    private static int WidestVector() =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    private static void Print(string name, Model model, params ReadOnlySpan<int> counts)
    {
        // Noise has a promise of its own.
        bool trains = name != "dropout";
        foreach (int count in counts)
        {
            Tensor x = ModelZoo.Samples(model, count);
            PlanRun kept = new(PlanBuilder.Build(model.Graph, model.InputShapes, trains), count, new RandomSeed(1));
            x.Span.CopyTo(kept.Input(0, count));
            kept.Forward(count, trains, iteration: 0);
            Console.WriteLine($"{name}, {count} samples: {Hash(model.Predict(x).Span)} {Hash(kept.Output(0, count))}");
        }
    }

    private static string Hash(ReadOnlySpan<float> values) =>
        Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(values)))[..16];
}
