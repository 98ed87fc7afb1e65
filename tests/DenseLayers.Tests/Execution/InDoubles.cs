namespace DenseLayers.Tests.Execution;

/// <summary>Layers written plainly in double precision, to differentiate numerically.</summary>
internal static class InDoubles
{
    public static double[] Dense(double[] x, double[] kernel, double[]? bias, int units)
    {
        int features = kernel.Length / units, rows = x.Length / features;
        double[] y = new double[rows * units];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = bias?[i % units] ?? 0;
            for (int p = 0; p < features; p++)
            {
                y[i] += x[(i / units * features) + p] * kernel[(p * units) + (i % units)];
            }
        }

        return y;
    }

    public static double[] Relu(double[] x) => [.. x.Select(value => Math.Max(0, value))];

    public static double[] Tanh(double[] x) => [.. x.Select(Math.Tanh)];

    public static double[] Silu(double[] x) => [.. x.Select(value => value * Sigmoid(value))];

    public static double[] Glu(double[] x, int size) =>
        [.. Rows(x, size).SelectMany(row => row.Take(size / 2).Zip(row.Skip(size / 2), (a, b) => a * Sigmoid(b)))];

    public static double[] Softmax(double[] x, int size) =>
        [.. Rows(x, size).SelectMany(row => row.Select(value => Math.Exp(value) / row.Sum(Math.Exp)))];

    public static double[] Add(double[] x, double[] y) => [.. x.Zip(y, (a, b) => a + b)];

    public static double[] Multiply(double[] x, double[] y) => [.. x.Zip(y, (a, b) => a * b)];

    /// <summary>Joins runs of the inputs, which have a run of their size for each sample.</summary>
    public static double[] Join(int samples, params double[][] inputs) =>
        [
            .. Enumerable.Range(0, samples)
                .SelectMany(i => inputs.SelectMany(x => x.Skip(i * x.Length / samples).Take(x.Length / samples))),
        ];

    /// <summary>Adds <c>(samples, features)</c> at each step of <c>(samples, steps, features)</c>.</summary>
    public static double[] AddAtEachStep(double[] x, double[] row, int steps, int features) =>
        [.. x.Select((value, i) => value + row[(i / (steps * features) * features) + (i % features)])];

    /// <summary><c>(samples, channels, positions)</c> to <c>(samples, positions, channels)</c>.</summary>
    public static double[] ChannelsLast(double[] x, int channels, int positions) =>
        [.. Rows(x, channels * positions).SelectMany(sample =>
            Enumerable.Range(0, sample.Length).Select(i => sample[(i % channels * positions) + (i / channels)]))];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static IEnumerable<double[]> Rows(double[] x, int size) => x.Chunk(size);
}
