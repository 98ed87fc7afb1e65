using System.Diagnostics;
using DenseLayers;
using DenseLayers.Training;

namespace Digits;

/// <summary>Describes a network, trains it, tests it and shows what it says.</summary>
internal static class Demonstration
{
    /// <summary>Does all that, and prints it.</summary>
    /// <param name="seed">Decides which digits are held back, the first weights and the order of training.</param>
    /// <param name="epochs">How often to go through the training pictures.</param>
    /// <param name="chart">The file to draw loss and accuracy into, as SVG.</param>
    public static void Run(int seed, int epochs, string chart)
    {
        (DigitSet training, DigitSet test) = DigitSet.Load(seed);
        Console.WriteLine(
            $"""
            Real handwritten digits, 8 x 8 pixels each, from the data set
              {DigitSet.Credit}
            {training.Count:N0} to learn from, {test.Count:N0} held back for the test (seed {seed}).

            """);

        Sequential model = new([8, 8], name: "digits", seed: seed)
        {
            new Flatten(),
            new Dense(256, Activation.Relu),
            new Dropout(0.2f),
            new Dense(10, Activation.Softmax),
        };
        model.Compile(
            new Adam(learningRate: 0.003f),
            new SparseCategoricalCrossentropy(),
            new SparseCategoricalAccuracy { Name = "accuracy" });
        Console.WriteLine(model.Summary());
        Console.WriteLine(model.Explain());

        DigitSet moved = training.WithMoved();
        Console.WriteLine();
        Console.WriteLine($"Training on {moved.Count:N0} pictures: each digit, also moved by a pixel four ways");
        long start = Stopwatch.GetTimestamp();
        History history = model.Fit(moved.Images, moved.Labels, epochs, batchSize: 64, new FitOptions
        {
            ValidationData = new ValidationData(test.Images, test.Labels),
            Callbacks = [new ConsoleProgress()],
        });
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        File.WriteAllText(chart, history.ToSvg());
        Evaluation evaluation = model.Evaluate(test.Images, test.Labels);
        Answer[] answers = Answer.Of(model.Predict(test.Images), test.Labels);
        Answer[] wrong = [.. answers.Where(answer => !answer.IsRight)];
        Console.WriteLine(
            $"""

            Accuracy on {test.Count} held-back digits: {evaluation["accuracy"]:P1}
            {wrong.Length} wrong, trained in {time.TotalSeconds:0.0} s
            Loss and accuracy, epoch by epoch, as a picture:
              {Path.GetRelativePath(".", chart)}

            Some that it reads right
            {Gallery.Draw(test.Images, answers.Where(answer => answer.IsRight))}
            """);
        if (wrong.Length > 0)
        {
            Console.WriteLine(
                $"""
                Some that it gets wrong
                {Gallery.Draw(test.Images, wrong)}
                """);
        }

        Console.WriteLine(
            $"""
            How often it reads a digit (row) as which (column)
            {ConfusionTable.Draw(answers)}
            """);
    }
}
