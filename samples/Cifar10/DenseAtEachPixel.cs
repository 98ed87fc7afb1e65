using System.Numerics.Tensors;
using DenseLayers;
using DenseLayers.Training;
using Tensor = DenseLayers.Tensor;

namespace Cifar10;

/// <summary>What Dense does to a picture by itself: it works, and so the network answers, at each pixel.</summary>
internal static class DenseAtEachPixel
{
    /// <summary>Describes such a network, lets it answer, and shows that one class a picture is not for it.</summary>
    /// <param name="training">Pictures and their classes.</param>
    /// <param name="seed">Decides the first weights.</param>
    public static void Show(ImageSet training, int seed)
    {
        Console.WriteLine("\n1. Dense at each pixel\n");
        Sequential model = new([32, 32, 3], name: "each_pixel", seed: seed)
        {
            new Dense(512, Activation.Relu),
            new Dense(10, Activation.Softmax),
        };
        Console.WriteLine(model.Summary());
        Console.WriteLine(model.Explain());

        Tensor prediction = model.Predict(training.Images.Slice(0, 1));
        Console.WriteLine(
            $"""

            Its prediction for one picture has shape {prediction.Shape}: ten
            probabilities at each of the 1,024 pixels, not one answer. Untrained, it says
              at row  0, column  0: {Best(prediction, 0, 0)}
              at row 16, column 16: {Best(prediction, 16, 16)}
              at row 31, column 31: {Best(prediction, 31, 31)}

            """);

        Console.WriteLine($"Fitting it to one class for each picture, shape {training.Labels.Shape}, is refused:");
        model.Compile(new Adam(), new SparseCategoricalCrossentropy());
        try
        {
            model.Fit(training.Images, training.Labels);
        }
        catch (ShapeException error)
        {
            Console.WriteLine(Paragraph.Wrap(error.Message, indent: "  "));
        }
    }

    private static string Best(Tensor prediction, int row, int column)
    {
        ReadOnlySpan<float> probabilities = prediction.Span.Slice(((row * 32) + column) * 10, 10);
        int best = TensorPrimitives.IndexOfMax(probabilities);
        return $"{ImageSet.Classes[best]} ({probabilities[best]:P0})";
    }
}
