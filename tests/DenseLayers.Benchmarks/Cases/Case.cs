namespace DenseLayers.Benchmarks.Cases;

/// <summary>One thing to measure: a row of dense layers on a number of rows, predicting or training.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Rows">Rows of the products; for pictures, samples times positions.</param>
/// <param name="Sizes">
/// Features of the input, then the units of each layer. Relu follows every layer but the last.
/// </param>
internal sealed record Case(string Name, int Rows, int[] Sizes)
{
    /// <summary>Whether softmax follows the last layer.</summary>
    public bool Softmax { get; init; }

    /// <summary>Whether a step of training with Adam is measured instead of a prediction.</summary>
    public bool Trains { get; init; }

    /// <summary>
    /// Whether the time to read the weights once, not the arithmetic, is the least that the machine allows.
    /// </summary>
    public bool IsBoundByMemory { get; init; }

    /// <summary>
    /// Whether the arithmetic is the least that the machine allows, so that a part of the peak says something.
    /// </summary>
    public bool IsBoundByArithmetic { get; init; }

    /// <summary>Shape of one sample for the library.</summary>
    public int[] SampleShape { get; init; } = [Sizes[0]];

    /// <summary>Layers.</summary>
    public int Depth => Sizes.Length - 1;

    /// <summary>Samples for the library, whose samples may have several rows.</summary>
    public int Samples => Rows * Sizes[0] / SampleShape.Aggregate(1, (product, size) => product * size);

    /// <summary>Values that come out.</summary>
    public int OutputCount => Rows * Sizes[^1];

    /// <summary>Weights of all layers, without biases.</summary>
    public long Weights
    {
        get
        {
            long sum = 0;
            for (int layer = 0; layer < Depth; layer++)
            {
                sum += (long)Sizes[layer] * Sizes[layer + 1];
            }

            return sum;
        }
    }

    /// <summary>
    /// Floating-point operations of the products; a training step has three products a layer, the first layer two.
    /// </summary>
    public double Operations =>
        2.0 * Rows * (Trains ? (3.0 * Weights) - ((double)Sizes[0] * Sizes[1]) : Weights);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
