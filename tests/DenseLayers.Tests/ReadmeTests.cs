using System.Text;
using DenseLayers.Training;

namespace DenseLayers.Tests;

/// <summary>README's code is compiled here, word for word, and prints what README says.</summary>
public sealed class ReadmeTests
{
    private static readonly string _readme = Repository.Read("README.md");

    [Fact]
    public void Examples_AsPrinted_AreTheCodeOfThisFile()
    {
        // Of this file the indentation is taken away, of README's blocks what only a file of its own needs.
        string code = Unindented(Repository.Read("tests/DenseLayers.Tests/ReadmeTests.cs"));
        const string usings = "using DenseLayers;\nusing DenseLayers.Training;\n\n";
        string[] blocks = [.. Blocks("csharp").Select(block =>
            Unindented(block.Replace(usings, "", StringComparison.Ordinal)))];

        blocks.Should().HaveCount(4);
        blocks.Should().AllSatisfy(block => code.Should().Contain(block));
    }

    [Fact]
    public void Examples_Run_PrintWhatReadmeSays()
    {
        StringBuilder output = new();
        Printer Console = new(output);

        Sequential model = new([2], name: "xor", seed: 42)      // the shape of one sample, without the batch axis
        {
            new Dense(8, Activation.Tanh),
            new Dense(1, Activation.Sigmoid),
        };
        Console.WriteLine(model.Summary());

        Tensor x = Tensor.FromArray(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        Tensor y = Tensor.FromArray(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
        model.Compile(new Adam(learningRate: 0.05f), new MeanSquaredError(), new BinaryAccuracy());
        model.Fit(x, y, epochs: 300, batchSize: 4);
        Console.WriteLine(model.Evaluate(x, y)["binary_accuracy"]);
        Console.WriteLine($"0 xor 1 = {model.Predict(x)[1, 0]:0.0}");

        output.ToString().Should().Be(Blocks("text")[0]);
        output.Clear();

        Sequential pixels = new([32, 32, 3]) { new Dense(512, Activation.Relu) };
        Console.WriteLine(pixels.Explain().Layers[^1]);

        output.ToString().Should().Be(Blocks("text")[1]);

        SymbolicTensor image = Model.Input([784], name: "image"), meta = Model.Input([8], name: "meta");
        SymbolicTensor joined = new Concatenate().Apply(new Dense(64, Activation.Relu).Apply(image), meta);
        FunctionalModel twoInputs = new([image, meta], [new Dense(1).Apply(joined)]);

        float[] sample = [0, 1], score = new float[1];
        model.Predict(sample, score);                           // spans: no allocation, any thread

        score[0].Should().Be(model.Predict(x)[1, 0]);
        twoInputs.OutputShapes[0].ToString().Should().Be("(None, 1)");

        model.Compile(new Sgd(learningRate: 0.1f) { Momentum = 0.9f }, new OutputLoss(new BinaryCrossentropy())
        {
            Metrics = [new BinaryAccuracy { Name = "accuracy" }, new Auc()],
        });
        using CancellationTokenSource stop = new(TimeSpan.FromMinutes(5));
        History history = model.Fit(x, y, epochs: 20, batchSize: 2, new FitOptions
        {
            ClassWeights = new Dictionary<int, float> { [1] = 2 },
            ValidationData = new ValidationData(x, y),          // or ValidationSplit = 0.2f
            Callbacks = [new EarlyStopping { Patience = 3, RestoreBestWeights = true }, new TerminateOnNaN()],
        }, stop.Token);
        EpochResult last = history.Epochs[^1];                  // last["val_auc"], last.Loss, last.Duration
        string chart = history.ToSvg();                         // curves of loss and metrics, as a picture

        history.Outcome.Should().Be(FitOutcome.Completed);
        last.Names.Should().Equal("loss", "accuracy", "auc", "val_loss", "val_accuracy", "val_auc");
        chart.Should().StartWith("<svg");
    }

    private static string[] Blocks(string language) =>
        [
            .. _readme.Split($"```{language}\n").Skip(1)
                .Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]),
        ];

    private static string Unindented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.TrimStart()));

    // Stands in for the console, so that the example's own lines can be read back.
    private sealed class Printer(StringBuilder output)
    {
        public void WriteLine(object value) => output.Append(FormattableString.Invariant($"{value}")).Append('\n');
    }
}
