using System.Diagnostics;
using DenseLayers;
using DenseLayers.Training;

namespace Mnist;

/// <summary>Trains a network of three Dense layers on the digits and tests it after each epoch.</summary>
internal static class Demonstration
{
    private const int BatchSize = 128;

    /// <summary>Does all that, and prints it.</summary>
    /// <param name="training">Digits to train on.</param>
    /// <param name="test">Digits to test.</param>
    /// <param name="epochs">How often to go through the training digits.</param>
    /// <param name="seed">Decides the first weights, the order of training and what is dropped.</param>
    /// <param name="chart">Where to draw loss and accuracy as SVG; <see langword="null"/> draws nothing.</param>
    public static void Run(DigitSet training, DigitSet test, int epochs, int seed, string? chart)
    {
        Sequential model = new([.. training.Images.Shape.Sample], name: "mnist", seed: seed)
        {
            new Flatten(),
            new Dense(512, Activation.Relu),
            new Dropout(0.2f),
            new Dense(512, Activation.Relu),
            new Dropout(0.2f),
            new Dense(10, Activation.Softmax),
        };

        // Great steps at first learn fast; small ones in the end average out what single batches pull the network to.
        int steps = epochs * ((training.Count + BatchSize - 1) / BatchSize);
        Adam adam = new() { Schedule = new CosineDecay(initialLearningRate: 0.001f, steps) };
        model.Compile(adam, new SparseCategoricalCrossentropy(), new SparseCategoricalAccuracy { Name = "accuracy" });
        Console.WriteLine(model.Summary());

        Console.WriteLine(
            $"Training on {training.Count:N0} digits, {test.Count:N0} held back for the test (seed {seed})");
        long start = Stopwatch.GetTimestamp();
        History history = model.Fit(training.Images, training.Labels, epochs, BatchSize, new FitOptions
        {
            ValidationData = new ValidationData(test.Images, test.Labels),
            Callbacks = [new ConsoleProgress()],
        });
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        float accuracy = model.Evaluate(test.Images, test.Labels)["accuracy"];
        Console.WriteLine($"\nTest accuracy {accuracy:P2}, {time.TotalSeconds:0.0} s");
        if (chart is not null)
        {
            File.WriteAllText(chart, history.ToSvg());
            Console.WriteLine($"Loss and accuracy by epoch: {chart}");
        }
    }
}
