using System.Diagnostics;
using DenseLayers;
using DenseLayers.Training;

namespace Cifar10;

/// <summary>Two networks that tell what a picture shows, and how much it matters where Flatten stands.</summary>
internal static class Comparison
{
    /// <summary>Trains and tests both, and prints their results side by side.</summary>
    /// <param name="training">Pictures to train on.</param>
    /// <param name="test">Pictures to test.</param>
    /// <param name="epochs">How often to go through the training pictures.</param>
    /// <param name="seed">Decides the first weights and the order of training.</param>
    public static void Run(ImageSet training, ImageSet test, int epochs, int seed)
    {
        Sequential flattenLast = new([32, 32, 3], name: "flatten_last", seed: seed)
        {
            new Dense(512, Activation.Relu),
            new Flatten(),
            new Dense(10, Activation.Softmax),
        };
        Sequential flattenFirst = new([32, 32, 3], name: "flatten_first", seed: seed)
        {
            new Flatten(),
            new Dense(512, Activation.Relu),
            new Dense(10, Activation.Softmax),
        };

        Console.WriteLine("\n2. Two networks that answer once for each picture\n");
        Console.WriteLine("Training: Dense 512 at each pixel, Flatten, Dense 10");
        TimeSpan lastTime = Train(flattenLast, training, epochs);
        Console.WriteLine("Training: Flatten, Dense 512, Dense 10");
        TimeSpan firstTime = Train(flattenFirst, training, epochs);

        Console.WriteLine($"\n{"",-43}{"parameters",11}{"seconds",9}{"trained",8}{"tested",8}");
        Report("Dense 512 at each pixel, Flatten, Dense 10", flattenLast, lastTime, test);
        Report("Flatten, Dense 512, Dense 10", flattenFirst, firstTime, test);
    }

    private static TimeSpan Train(Sequential model, ImageSet training, int epochs)
    {
        model.Compile(
            new Adam(learningRate: 1e-4f),
            new SparseCategoricalCrossentropy(),
            new SparseCategoricalAccuracy { Name = "accuracy" });
        long start = Stopwatch.GetTimestamp();
        FitOptions options = new() { Callbacks = [new ConsoleProgress()] };
        model.Fit(training.Images, training.Labels, epochs, batchSize: 32, options);
        return Stopwatch.GetElapsedTime(start);
    }

    private static void Report(string title, Sequential model, TimeSpan time, ImageSet test)
    {
        float trained = model.History!["accuracy"][^1], tested = model.Evaluate(test.Images, test.Labels)["accuracy"];
        Console.Write($"{title,-43}{model.ParameterCount,11:N0}");
        Console.WriteLine($"{time.TotalSeconds,9:0.0}{trained,8:P1}{tested,8:P1}");
    }
}
