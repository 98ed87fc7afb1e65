using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>Makes models of the library. The one place that says on how many threads they run.</summary>
internal static class LibraryModel
{
    /// <summary>A model without layers.</summary>
    /// <param name="sampleShape">Shape of one sample.</param>
    /// <param name="threads">The most threads it may use.</param>
    public static Sequential Empty(Shape sampleShape, int threads) =>
        new(sampleShape, seed: 1) { Execution = new ExecutionOptions { MaxThreads = threads } };

    /// <summary>The model of a case, with its weights.</summary>
    public static Sequential Of(CaseData data, int threads)
    {
        Case measured = data.Case;
        Sequential model = Empty(Shape.Create(measured.SampleShape), threads);
        Dense[] layers = new Dense[measured.Depth];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            Activation? last = measured.Softmax ? Activation.Softmax : null;
            layers[layer] = new Dense(measured.Sizes[layer + 1], layer < layers.Length - 1 ? Activation.Relu : last);
            model.Add(layers[layer]);
        }

        model.Build(model.InputShape);
        for (int layer = 0; layer < layers.Length; layer++)
        {
            layers[layer].Kernel.SetValues(data.Kernels[layer].Span);
            layers[layer].Bias!.SetValues(data.Biases[layer].Span);
        }

        return model;
    }
}
