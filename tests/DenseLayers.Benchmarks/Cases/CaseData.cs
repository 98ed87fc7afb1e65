namespace DenseLayers.Benchmarks.Cases;

/// <summary>The numbers of a case, equal for all contenders and in all runs: input, weights, biases, targets.</summary>
internal sealed class CaseData : IDisposable
{
    private const int TrainingBatches = 4;

    public CaseData(Case measured)
    {
        Case = measured;
        Random random = new(20260101);
        Batches = measured.Trains ? TrainingBatches : 1;
        Input = new NativeBuffer((long)Batches * measured.Rows * measured.Sizes[0]);
        Fill(random, Input.Span, 1);
        Kernels = new NativeBuffer[measured.Depth];
        Biases = new NativeBuffer[measured.Depth];
        for (int layer = 0; layer < measured.Depth; layer++)
        {
            int features = measured.Sizes[layer], units = measured.Sizes[layer + 1];
            Kernels[layer] = new NativeBuffer((long)features * units);
            Biases[layer] = new NativeBuffer(units);
            Fill(random, Kernels[layer].Span, MathF.Sqrt(6f / (features + units)));
            Fill(random, Biases[layer].Span, 0.1f);
        }

        Labels = new int[Batches * measured.Rows];
        for (int i = 0; i < Labels.Length; i++)
        {
            Labels[i] = random.Next(measured.Sizes[^1]);
        }
    }

    /// <summary>The case.</summary>
    public Case Case { get; }

    /// <summary>How many batches of input there are: several to train on, one to predict.</summary>
    public int Batches { get; }

    /// <summary>The input, (batches · rows, features).</summary>
    public NativeBuffer Input { get; }

    /// <summary>The kernel of each layer, (features, units).</summary>
    public NativeBuffer[] Kernels { get; }

    /// <summary>The bias of each layer, (units).</summary>
    public NativeBuffer[] Biases { get; }

    /// <summary>The class of each row, to train on.</summary>
    public int[] Labels { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Input.Dispose();
        Array.ForEach(Kernels, buffer => buffer.Dispose());
        Array.ForEach(Biases, buffer => buffer.Dispose());
    }

    private static void Fill(Random random, Span<float> values, float limit)
    {
        foreach (ref float value in values)
        {
            value = ((2 * random.NextSingle()) - 1) * limit;
        }
    }
}
