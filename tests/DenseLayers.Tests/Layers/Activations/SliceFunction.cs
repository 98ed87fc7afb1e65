namespace DenseLayers.Tests.Layers.Activations;

/// <summary>An activation that mixes the elements of a slice, and the same written plainly in double.</summary>
internal sealed record SliceFunction(string Name, Func<int, Activation> Along, Func<double[], double[]> Reference)
{
    public static IReadOnlyList<SliceFunction> All { get; } =
    [
        new("softmax", axis => new SoftmaxActivation { Axes = [axis] }, Softmax),
        new("log_softmax", axis => new DenseLayers.LogSoftmax { Axis = axis }, LogSoftmax),
        new("sparsemax", axis => new Sparsemax { Axis = axis }, Sparsemax),
        new("glu", axis => new Glu { Axis = axis }, Glu),
    ];

    public static TheoryData<string> Names => [.. All.Select(function => function.Name)];

    public static SliceFunction Find(string name) => All.Single(function => function.Name == name);

    public static float[] Backward(Activation activation, Tensor input, float[] outputGradient)
    {
        float[] inputGradient = new float[input.Length];
        Array.Fill(inputGradient, float.NaN);
        ReadOnlySpan<float> seen = activation.GradientNeedsInput ? input.Span : [];
        activation.Backward(seen, activation.Apply(input).Span, outputGradient, inputGradient, input.Shape);
        return inputGradient;
    }

    /// <summary>The indices of the elements of each slice.</summary>
    public static int[][] Slices(Shape shape, int axis)
    {
        int along = shape.NormalizeAxis(axis);
        int inner = shape.Skip(along + 1).Aggregate(1, (product, size) => product * size);
        return
        [
            .. Enumerable.Range(0, shape.ElementCount)
                .GroupBy(i => (i / inner / shape[along], i % inner))
                .Select(group => group.ToArray()),
        ];
    }

    private static double[] Softmax(double[] slice) => [.. slice.Select(x => Math.Exp(x) / slice.Sum(Math.Exp))];

    private static double[] LogSoftmax(double[] slice) => [.. Softmax(slice).Select(y => Math.Log(y))];

    private static double[] Glu(double[] slice) =>
        [.. slice[..(slice.Length / 2)].Zip(slice[(slice.Length / 2)..], (a, b) => a / (1 + Math.Exp(-b)))];

    private static double[] Sparsemax(double[] slice)
    {
        double[] sorted = [.. slice.OrderDescending()];
        double[] sums = [.. sorted.Select((_, i) => sorted[..(i + 1)].Sum())];
        double[] support = [.. sums.Where((sum, i) => sorted[i] > (sum - 1) / (i + 1))];
        return [.. slice.Select(x => Math.Max(x - ((support.Sum() - 1) / support.Length), 0))];
    }
}
